import { describe, expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { tokensCss } from './css.ts'
import { dark, elder, light, normal, textPairs } from './tokens.ts'

describe('contrast', () => {
  test('measures as WCAG defines it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#ffffff', '#1677ff')).toBeCloseTo(4.1, 1)
    expect(contrast('#999999', '#ffffff')).toBeCloseTo(2.85, 1)
  })

  const sets = { light, dark }
  for (const [name, palette] of Object.entries(sets)) {
    test.each(textPairs)(`${name}: %s on %s is at least 4.5 : 1`, (text, ground) => {
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5)
    })

    test.each(['paper', 'card'] as const)(`${name}: a control's edge on %s is at least 3 : 1`, ground => {
      expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3)
    })
  }
})

describe('scale', () => {
  test('the smallest text is 14 px, 18 px for elders', () => {
    expect(Math.min(normal.fsS, normal.fs, normal.fsM, normal.fsL, normal.fsXl)).toBe(14)
    expect(Math.min(elder.fsS, elder.fs, elder.fsM, elder.fsL, elder.fsXl)).toBe(18)
  })

  test('touch targets are 44 px, 60 px for elders', () => {
    expect([normal.tap, elder.tap]).toEqual([44, 60])
  })
})

describe('stylesheet', () => {
  const names = (css: string, selector: string) => {
    const body = css.split(`${selector}{`)[1]?.split('}')[0] ?? ''
    return [...body.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name)
  }

  test('has every variable that the screens are written with', () => {
    const wanted =
      '--paper --card --line --ink --ink2 --brand --on-brand --brand-soft --ok --ok-soft --gold --gold-soft --blue ' +
      '--blue-soft --neutral-soft --r-card --r-control --r-sheet --fs-s --fs --fs-m --fs-l --fs-xl --tap ' +
      '--gap-1 --gap-2 --gap-3 --gap-4 --gap-5'
    expect(names(tokensCss(), ':root')).toEqual(expect.arrayContaining(wanted.split(' ')))
  })

  test('the dark set replaces every colour, the elder set every size', () => {
    const css = tokensCss()
    expect(names(css, '[data-theme=dark]')).toHaveLength(Object.keys(light).length)
    expect(names(css, ':root:not([data-theme=light])')).toEqual(names(css, '[data-theme=dark]'))
    expect(names(css, '.elder')).toHaveLength(Object.keys(normal).length)
  })

  test('a WeChat package gets no selector that its compiler refuses', () => {
    expect(tokensCss('page')).not.toMatch(/:root|\[data-/)
  })
})
