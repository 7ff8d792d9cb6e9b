// Starts the design systems' components, and again inside each fragment that the server sends.
import { initAll as startGovuk } from "./vendor/govuk-frontend.min.js"
import { initAll as startMoj } from "./vendor/moj-frontend.min.js"

// A component that has been started already says so with an InitError: no news.
const onError = (error) => {
  if (error.name !== "InitError") console.error(error)
}

// What can be scrolled must be reachable by keyboard; what fits should not be a stop on the way.
const stopOnlyAtWhatScrolls = () => {
  for (const place of document.querySelectorAll("[role=region][aria-label]:is(.app-scroll, .app-timeline__scroll)")) {
    const [across, down] = [place.scrollWidth - place.clientWidth, place.scrollHeight - place.clientHeight]
    const scrolls = across > 1 || down > 1
    if (scrolls) place.setAttribute("tabindex", "0")
    else place.removeAttribute("tabindex")
  }
}

const start = () => {
  startGovuk({ onError })
  startMoj({ onError })
  stopOnlyAtWhatScrolls()
}

start()
document.addEventListener("htmx:after:swap", start)
window.addEventListener("resize", stopOnlyAtWhatScrolls)
