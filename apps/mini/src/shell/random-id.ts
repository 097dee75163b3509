/** Returns a random UUID; crypto.randomUUID is missing on plain http and in WeChat. It names things, it guards nothing. */
export function randomId(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(Math.random() * 16).toString(16),
  )
}
