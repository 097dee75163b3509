import { describe, expect, test } from 'vitest'
import { denyPixels, isPicture } from './picture.ts'

const bytes = (...said: (number | string)[]) =>
  new Uint8Array(said.flatMap(one => (typeof one === 'number' ? [one] : [...one].map(c => c.charCodeAt(0)))))

describe('what a picture is', () => {
  test('is said by its bytes', () => {
    expect(isPicture(bytes(0xff, 0xd8, 0xff, 0xe1))).toBe(true)
    expect(isPicture(bytes(0x89, 'PNG\r\n', 0x1a, '\n'))).toBe(true)
    expect(isPicture(bytes('RIFF', 1, 2, 3, 4, 'WEBP'))).toBe(true)
  })

  test('nothing else is one, whatever it is called', () => {
    for (const other of ['<svg>', 'GIF89a', '%PDF-1.7', 'RIFF1234WAVE', '', 'RIFF']) {
      expect(isPicture(bytes(other)), other).toBe(false)
    }
  })
})

describe('how large one may be', () => {
  test('a photograph of any telephone is taken', () => {
    expect(denyPixels({ width: 8160, height: 6120 })).toBeUndefined()
    expect(denyPixels({ width: 1, height: 1 })).toBeUndefined()
  })

  test('30,000 pixels in a row, or more than any telephone takes, are not', () => {
    expect(denyPixels({ width: 30_000, height: 1 })).toBe('picture_too_large')
    expect(denyPixels({ width: 12_000, height: 9_000 })).toBe('picture_too_large')
    expect(denyPixels({ width: 0, height: 9 })).toBe('picture_unreadable')
    expect(denyPixels({ width: Number.NaN, height: 9 })).toBe('picture_unreadable')
  })
})
