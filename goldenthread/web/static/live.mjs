// Hears that the record has changed and asks for this page again, under its own permissions.
// Nothing is replaced under a person's hands: while a form is being filled in, a notice says so.
const main = document.getElementById("main-content")

const askAgain = async () => {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { "X-Asked-Again": "yes" } })
  if (!answer.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const id of ["main-content", "about-the-data"]) {
    const [here, there] = [document.getElementById(id), page.getElementById(id)]
    if (here && there) here.replaceChildren(...there.childNodes)
  }
  document.dispatchEvent(new Event("htmx:after:swap"))
}

const isBeingUsed = () => main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")

if (main && main.dataset.live) {
  const stream = new EventSource(main.dataset.live)
  stream.addEventListener("edition", () => {
    if (isBeingUsed()) document.activeElement.addEventListener("blur", askAgain, { once: true })
    else askAgain()
  })
  stream.addEventListener("ended", () => location.reload())  // to the door: nothing stays to be read
  addEventListener("pagehide", () => stream.close())
}
