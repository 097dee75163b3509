import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { tokensCss } from '@yunxuan/tokens'

/** Writes the shared tokens as a sheet that both ends read: WeChat's root is `page`, the browser's `:root`. */
export function writeTokens(): void {
  const file = path.resolve(import.meta.dirname, '../src/ui/styles/tokens.css')
  writeFileSync(file, tokensCss())
}
