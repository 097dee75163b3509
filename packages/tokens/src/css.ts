import { dark, elder, gaps, light, lineHeight, normal, type Palette, type Scale, shape } from './tokens.ts'

/**
 * The variables as a stylesheet: light and normal on `root`, dark by the system's wish or `[data-theme=dark]`
 * (`[data-theme=light]` overrules the system), large under `.elder`. `root` is `page` in a WeChat package,
 * which has neither `:root` nor attributes on it, so there the system's wish alone decides.
 */
export function tokensCss(root: ':root' | 'page' = ':root'): string {
  const base = [...colours(light), 'color-scheme:light', ...sizes(normal), ...constants()]
  const night = [...colours(dark), 'color-scheme:dark']
  const bySystem = root === ':root' ? ':root:not([data-theme=light])' : root
  return [
    block(root, base),
    `@media (prefers-color-scheme:dark){${block(bySystem, night)}}`,
    ...(root === ':root' ? [block('[data-theme=dark]', night)] : []),
    block('.elder', sizes(elder)),
  ].join('\n')
}

function block(selector: string, lines: readonly string[]): string {
  return `${selector}{${lines.join(';')}}`
}

function colours(palette: Palette): string[] {
  return Object.entries(palette).map(([name, value]) => `--${kebab(name)}:${value}`)
}

function sizes(scale: Scale): string[] {
  return Object.entries(scale).map(([name, value]) => `--${kebab(name)}:${value}px`)
}

function constants(): string[] {
  return [
    ...Object.entries(shape).map(([name, value]) => `--r-${name}:${value}px`),
    ...gaps.map((value, at) => `--gap-${at + 1}:${value}px`),
    `--lh:${lineHeight}`,
  ]
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
