import type { Picture } from '@yunxuan/contract'
import type { Config } from '../../platform/config.ts'
import type { ShownPicture } from './picture.store.ts'
import { keyOf } from './picture-key.ts'

/** Returns a picture of something that everybody sees. */
export function presentPicture(shown: ShownPicture | null): Picture | null {
  return shown === null ? null : { ...shown, key: null }
}

/** Returns a picture for whoever may see what shows it, whether or not everybody does. */
export function presentOwnPicture(
  shown: ShownPicture | null,
  { config, streetId, now }: { config: Pick<Config, 'jwtSecret'>; streetId: string; now: Date },
): Picture | null {
  if (shown === null) return null
  return { ...shown, key: keyOf(config, { streetId, pictureId: shown.id }, now) }
}
