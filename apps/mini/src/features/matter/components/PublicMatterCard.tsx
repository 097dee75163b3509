import type { PublicMatter } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { PictureCard } from '../../../ui/PictureCard.tsx'
import { stateOf, supportWords } from '../../../words/matter.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { pictureOfMatter } from '../kinds.ts'

/** A matter that everybody may read: what it is about, how it stands, and how many need it as well. */
export function PublicMatterCard({ matter }: { matter: PublicMatter }) {
  const { id, kind, title, status, areaName, supports } = matter
  const { tone, tag, words } = stateOf(
    { ...matter, dueOn: null },
    { isOwn: false, today: shanghaiDate(new Date()) },
  )
  return (
    <PictureCard
      picture={pictureOfMatter(kind)}
      of={id}
      title={title}
      lines={[
        [status === 'done' ? words : ''],
        [areaName && shortCommunity(areaName), supports > 0 ? supportWords(kind).count(supports) : null],
      ]}
      tag={{ tone, words: tag }}
      onPress={() => openPage('matter/matter', { id })}
    />
  )
}
