import { drawings } from './drawings.ts'
import { dark, light, type Palette } from './tokens.ts'

export type PictureName = keyof typeof drawings
type Tint = 'rose' | 'honey' | 'mint' | 'sky' | 'lilac' | 'peach'

/** The ground that a drawing stands on. */
const tintOf: Readonly<Record<PictureName, Tint>> = {
  brand: 'mint',
  care: 'lilac',
  clinic: 'rose',
  convenience: 'mint',
  culture: 'peach',
  deliberation: 'mint',
  education: 'honey',
  finance: 'honey',
  gift: 'honey',
  guide: 'mint',
  hazard: 'honey',
  help: 'sky',
  jobs: 'lilac',
  law: 'sky',
  mind: 'lilac',
  need: 'honey',
  place: 'peach',
  policy: 'sky',
  proposal: 'peach',
  say: 'sky',
  support: 'rose',
  team: 'peach',
  volunteer: 'rose',
}

/** What lies before and behind the object of a wide picture: a hill and a sun that stand out from the ground. */
const sceneOf: Readonly<Record<Tint, { hill: Tint; sun: Tint }>> = {
  rose: { hill: 'peach', sun: 'honey' },
  honey: { hill: 'mint', sun: 'peach' },
  mint: { hill: 'honey', sun: 'peach' },
  sky: { hill: 'mint', sun: 'honey' },
  lilac: { hill: 'rose', sun: 'honey' },
  peach: { hill: 'mint', sun: 'honey' },
}

export const pictureNames: readonly PictureName[] = Object.keys(drawings).filter(isPictureName)

/** Says whether there is a drawing of this name. */
export function isPictureName(name: string): name is PictureName {
  return Object.hasOwn(drawings, name)
}

/** A drawing as an SVG file of its own on a clear ground, 64 × 64. */
export function pictureSvg(name: PictureName, palette: Palette): string {
  const inside = drawings[name].replaceAll('#fff', palette.card).replaceAll('#b3202a', palette.brand)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="${palette.pencil}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${inside}</svg>`
}

/** A drawing in its scene, as somebody shares it: 5:4, in light colours wherever it is seen. */
export function sceneSvg(name: PictureName): string {
  const tint = tintOf[name]
  const { hill, sun } = sceneOf[tint]
  const drawing = pictureSvg(name, light).replace('<svg ', '<svg x="140" y="72" width="220" height="220" ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="400" viewBox="0 0 500 400"><rect width="500" height="400" fill="${light[tint]}"/><circle cx="410" cy="92" r="38" fill="${light[sun]}"/><ellipse cx="230" cy="420" rx="420" ry="140" fill="${light[hill]}"/>${drawing}</svg>`
}

/**
 * A rule for each drawing, .picture-<name>, which gives `--drawing` and the colours around it. Light and dark stand
 * beside each other, where a packed sheet carries the second for next to nothing.
 */
export function picturesCss(): string {
  return pictureNames.map(ruleOf).join('\n')
}

function ruleOf(name: PictureName): string {
  const tint = tintOf[name]
  const { hill, sun } = sceneOf[tint]
  const colours = `--tint:var(--${tint});--hill:var(--${hill});--sun:var(--${sun})`
  return `.picture-${name}{${colours};--drawing:${dataUrl(name, light)}}
@media (prefers-color-scheme:dark){.picture-${name}{--drawing:${dataUrl(name, dark)}}}`
}

/** Only what a URL inside quotes may not have is written otherwise: what stays readable is also small. */
function dataUrl(name: PictureName, palette: Palette): string {
  const text = pictureSvg(name, palette)
    .replaceAll('"', "'")
    .replace(/[<>#%]/g, letter => encodeURIComponent(letter))
  return `url("data:image/svg+xml,${text}")`
}
