const settledMs = 10_000

/** Lets the app open in this browser without a network, from the next time on; plain http cannot. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  if (serviceWorker.controller !== null) openNewest(serviceWorker)
  // Without it the app works as long as there is a network.
  await serviceWorker.register('./sw.js').catch(() => undefined)
}

/** A newer version that comes while nobody has done anything yet is shown at once, else the next time. */
function openNewest(serviceWorker: ServiceWorkerContainer): void {
  let isTouched = false
  const touch = () => {
    isTouched = true
  }
  for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, touch, { once: true })
  serviceWorker.addEventListener('controllerchange', () => {
    if (!isTouched && performance.now() < settledMs) window.location.reload()
  })
}
