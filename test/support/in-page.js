// Runs inside the page, not in Node: read as text and evaluated there by browser.ts.

/** Elements wider than the page that do not stand in a frame that scrolls. */
function stickingOut() {
  const width = document.documentElement.clientWidth
  return [...document.querySelectorAll('main *, header *, footer *')]
    .filter(
      (element) =>
        element.getBoundingClientRect().right > width + 1 && element.closest('.scroll, .stage') === null,
    )
    .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
}

/** By how many pixels the page itself scrolls sideways. */
function sidewaysBy() {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}

/** Pairs of labels of one drawing that cover each other, and labels cut at its border. */
function collidingLabels() {
  const found = []
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect()
    if (frame.width === 0) continue
    const labels = [...svg.querySelectorAll('text')].map((text) => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }))
    for (const [i, a] of labels.entries()) {
      if (a.box.left < frame.left - 1 || a.box.right > frame.right + 1) found.push(`cut: ${a.text}`)
      for (const b of labels.slice(i + 1)) {
        const apart =
          a.box.right <= b.box.left + 1 ||
          b.box.right <= a.box.left + 1 ||
          a.box.bottom <= b.box.top + 3 ||
          b.box.bottom <= a.box.top + 3
        if (!apart) found.push(`${a.text} / ${b.text}`)
      }
    }
  }
  return found
}

/** Milliseconds between animation frames for a second and a half. */
function frameTimes() {
  return new Promise((resolve) => {
    const times = []
    let last = performance.now()
    const end = last + 1500
    const step = (now) => {
      times.push(now - last)
      last = now
      if (now < end) {
        requestAnimationFrame(step)
        return
      }
      times.sort((a, b) => a - b)
      resolve({
        median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
        worst: Math.round(times.at(-1) ?? 0),
        count: times.length,
      })
    }
    requestAnimationFrame(step)
  })
}

void [stickingOut, sidewaysBy, collidingLabels, frameTimes]
