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

// What is being typed is kept as a draft every few seconds, by the page's own address.
const PAUSE = 3_000
for (const form of document.querySelectorAll("form[data-draft]")) {
  let waiting
  const says = form.querySelector("[data-draft-says]")
  const keep = async () => {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Kept-By-Itself": "yes" },
    }).catch(() => null)
    const isKept = answer && answer.status === 204
    says.textContent = isKept ? "Kept as a draft. Not saved yet." : "You are signed out: save to sign in and go on."
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(keep, PAUSE)
  })
  form.addEventListener("submit", () => clearTimeout(waiting))
}
