import { openPage } from '../shell/address.ts'
import { pages } from '../shell/pages.ts'

export function openSignIn(): void {
  openPage(pages.signIn)
}
