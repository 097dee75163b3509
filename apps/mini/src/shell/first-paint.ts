const shell = () => document.getElementById('shell')

/** Whether the app has drawn nothing yet: the empty page of index.html is still shown. */
export function isFirstPaint(): boolean {
  return shell() !== null
}

/** Takes that empty page away, once the app draws its own. */
export function endFirstPaint(): void {
  if (process.env.TARO_ENV === 'h5') shell()?.remove()
}
