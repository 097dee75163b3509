/** Opens the phone's own sheet for sharing; where it does not, what else there is. Putting it away is not a failure. */
export async function giveAway(what: ShareData, otherwise: () => unknown): Promise<void> {
  try {
    await navigator.share(what)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    await otherwise()
  }
}
