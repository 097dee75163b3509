import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { dark, light, type Palette, picturesCss, tokensCss } from '@yunxuan/tokens'

const source = path.resolve(import.meta.dirname, '../src')

/**
 * Writes the shared tokens as each end reads them: a sheet for its root, and the colours of WeChat's own bars.
 * WeChat has the drawings in the same sheet; a browser is sent them in one that nothing waits for (build/shell.mts).
 */
export function writeTokens(end: 'h5' | 'weapp'): void {
  const css = end === 'weapp' ? `${tokensCss('page')}\n${picturesCss()}` : tokensCss()
  writeFileSync(path.join(source, 'ui/styles/tokens.css'), css)
  const theme = { light: barColours(light, 'black'), dark: barColours(dark, 'white') }
  writeFileSync(path.join(source, 'theme.json'), JSON.stringify(theme))
}

function barColours(palette: Palette, barText: 'black' | 'white'): Record<string, string> {
  const { paper, card, ink2, brand } = palette
  return { paper, card, ink2, brand, barText, tabLine: barText === 'black' ? 'white' : 'black' }
}
