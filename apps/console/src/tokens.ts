import { tokensCss } from '@yunxuan/tokens'

/** Puts the shared variables before every stylesheet of the console. */
export function layTokens(): void {
  const style = document.createElement('style')
  style.textContent = tokensCss()
  document.head.prepend(style)
}
