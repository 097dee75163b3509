/** Colours of one appearance, as #rrggbb. Names say the role; `on…` is text drawn upon that colour. */
export type Palette = {
  paper: string
  card: string
  line: string
  /** Border of something one can operate: 3 : 1 against card and paper (WCAG 1.4.11). */
  edge: string
  ink: string
  ink2: string
  brand: string
  onBrand: string
  brandSoft: string
  ok: string
  okSoft: string
  gold: string
  goldSoft: string
  blue: string
  blueSoft: string
  neutralSoft: string
  /** The dark side panel and the projected check-in board, dark in every appearance. */
  night: string
  nightRaised: string
  onNight: string
  /** Grounds that drawings stand on; no words are ever set upon them. */
  rose: string
  honey: string
  mint: string
  sky: string
  lilac: string
  peach: string
  /** The line of a drawing. */
  pencil: string
}

/** Sizes in CSS pixels. */
export type Scale = { fsS: number; fs: number; fsM: number; fsL: number; fsXl: number; tap: number }

export const light: Palette = {
  paper: '#f7f3ee',
  card: '#ffffff',
  line: '#e8e1da',
  edge: '#8a7e75',
  ink: '#1f1a17',
  ink2: '#5b524c',
  brand: '#b3202a',
  onBrand: '#ffffff',
  brandSoft: '#fbeaea',
  ok: '#067a3e',
  okSoft: '#e6f4ec',
  gold: '#7a4f00',
  goldSoft: '#fff3d9',
  blue: '#0b57b0',
  blueSoft: '#e8f0fb',
  neutralSoft: '#efeae5',
  night: '#2a2320',
  nightRaised: '#453934',
  onNight: '#e9e1da',
  rose: '#f3c9c4',
  honey: '#f6dfae',
  mint: '#bfe0cb',
  sky: '#c4d9f2',
  lilac: '#e5d3ee',
  peach: '#f5d3b8',
  pencil: '#4a3a34',
}

export const dark: Palette = {
  paper: '#171311',
  card: '#221c19',
  line: '#3a322d',
  edge: '#877b72',
  ink: '#f4ede7',
  ink2: '#c2b7ae',
  brand: '#f3989c',
  onBrand: '#2b080b',
  brandSoft: '#43201f',
  ok: '#74d3a0',
  okSoft: '#153425',
  gold: '#f0c261',
  goldSoft: '#3a2c0d',
  blue: '#94c2fb',
  blueSoft: '#172d49',
  neutralSoft: '#332b27',
  night: '#2a2320',
  nightRaised: '#453934',
  onNight: '#e9e1da',
  rose: '#5b302e',
  honey: '#574521',
  mint: '#254a35',
  sky: '#23405f',
  lilac: '#463251',
  peach: '#5a3a23',
  pencil: '#f4ece5',
}

export const normal: Scale = { fsS: 14, fs: 16, fsM: 17, fsL: 20, fsXl: 26, tap: 44 }
export const elder: Scale = { fsS: 18, fs: 20, fsM: 22, fsL: 26, fsXl: 34, tap: 60 }

/** Radii, distances and line height do not change with appearance or mode. */
export const shape = { card: 14, control: 12, sheet: 20 } as const
export const gaps = [4, 8, 12, 16, 24] as const
export const lineHeight = 1.45

/** Every [text, background] that a screen may draw; the test holds each at 4.5 : 1. */
export const textPairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(['paper', 'card', 'brandSoft', 'okSoft', 'goldSoft', 'blueSoft', 'neutralSoft'] as const).flatMap(
    ground => [['ink', ground] as const, ['ink2', ground] as const],
  ),
  ...(['brand', 'ok', 'gold', 'blue'] as const).flatMap(text => [
    [text, 'card'] as const,
    [text, 'paper'] as const,
    [text, `${text}Soft`] as const,
  ]),
  ['onBrand', 'brand'],
  ['onNight', 'night'],
  ['onNight', 'nightRaised'],
]
