import { denyPixels, isPicture, pictureSides } from '@yunxuan/domain'
import sharp from 'sharp'
import { answerTasks } from '../../platform/side-process.ts'
import type { MakerAnswer } from './picture-maker.ts'

// One at a time, in one thread, remembering nothing of the one before.
sharp.cache(false)
sharp.concurrency(1)
// The library reads many kinds; what is not a photograph is not even tried.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

const quality = { small: 70, large: 76 } as const

/** Answers with a picture in each size, upright and without what its camera wrote beside it, or with why it cannot be. */
answerTasks(async (given: Uint8Array): Promise<MakerAnswer> => {
  const bytes = Buffer.from(given)
  if (!isPicture(bytes)) return { denial: 'picture_unreadable' }
  try {
    // Of the head alone: nothing is decoded before its size is known.
    const denial = denyPixels(await sharp(bytes, { limitInputPixels: false }).metadata())
    if (denial !== undefined) return { denial }
    const large = await make(bytes, 'large')
    const small = await make(large.data, 'small')
    const { width, height } = large.info
    return { width, height, contents: { small: small.data, large: large.data } }
  } catch {
    return { denial: 'picture_unreadable' }
  }
})

function open(bytes: Buffer) {
  return sharp(bytes, { failOn: 'truncated', sequentialRead: true })
}

function make(bytes: Buffer, size: keyof typeof quality) {
  const side = pictureSides[size]
  return open(bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: quality[size], mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
}
