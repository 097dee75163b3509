import { View } from '@tarojs/components'
import { openPage } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { PublicMatterCard } from '../../matter/components/PublicMatterCard.tsx'
import { useSomeMatters } from '../../matter/matter.queries.ts'

/** What neighbours asked for and what became of it; nothing where nothing is public. */
export function Around({ most }: { most: number }) {
  const matters = useSomeMatters().data?.items ?? []
  if (matters.length === 0) return null
  return (
    <View className="stack" {...access({ role: 'group', label: '身边事' })}>
      <Heading
        aside={
          <Pressable
            className="link"
            role="link"
            label="看全部身边事"
            onPress={() => openPage('matter/around')}
          >
            全部
            <Icon name="chevron-right" size="s" />
          </Pressable>
        }
      >
        身边事
      </Heading>
      {matters.slice(0, most).map(matter => (
        <PublicMatterCard key={matter.id} matter={matter} />
      ))}
    </View>
  )
}
