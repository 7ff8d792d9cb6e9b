// Starts the design systems' components, and again inside each fragment that the server sends.
import { initAll as startGovuk } from "./vendor/govuk-frontend.min.js"
import { initAll as startMoj } from "./vendor/moj-frontend.min.js"

// A component that has been started already says so with an InitError: no news.
const onError = (error) => {
  if (error.name !== "InitError") console.error(error)
}

const start = () => {
  startGovuk({ onError })
  startMoj({ onError })
}

start()
document.addEventListener("htmx:after:swap", start)
