import { longestPictureAlt, pictureDenials, pictureSizes } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { file, id, inStreet, line, nothing, oneOf, orNull, record, streetId } from './schema.ts'

/** A picture as it is shown; its address is made of the path, the size and the key. */
export const picture = record({
  id,
  /** What it shows, for who does not see it; may be empty. */
  alt: Type.String(),
  /** Of the larger size, in pixels. */
  width: Type.Integer(),
  height: Type.Integer(),
  /** On this API, without the size. */
  path: Type.String(),
  /** What opens it for some hours where not everybody sees it; null where everybody does. */
  key: orNull(Type.String()),
})
export type Picture = Static<typeof picture>

/** A picture that was sent before, and what it shows. */
export const pictureChoice = record({ id, alt: line(longestPictureAlt, 0) })
export type PictureChoice = Static<typeof pictureChoice>

export const pictureEndpoints = endpoints({
  'POST /v1/streets/:streetId/pictures': {
    summary:
      'Send a picture (JPEG, PNG or WebP): it is made anew and smaller, without where and by what it was taken',
    access: 'member',
    params: inStreet,
    upload: true,
    reply: picture,
    status: 201,
    refusals: ['unsupported_media', 'body_too_large', ...pictureDenials],
  },
  'GET /v1/streets/:streetId/pictures/:pictureId/:size': {
    summary: 'A picture that everybody sees, or one with its key',
    access: 'public',
    params: record({ streetId, pictureId: id, size: oneOf(pictureSizes) }),
    query: record({ key: Type.Optional(Type.String({ maxLength: 60 })) }),
    reply: file('image/jpeg'),
    refusals: ['not_found'],
  },
  'DELETE /v1/streets/:streetId/pictures/:pictureId': {
    summary: 'Erase a picture at once, wherever it is shown: by who sent it, or an administrator',
    access: 'member',
    params: record({ streetId, pictureId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed'],
  },
})
