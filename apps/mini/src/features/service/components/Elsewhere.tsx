import { View } from '@tarojs/components'
import type { SlotWhere } from '@yunxuan/contract'
import { Notice } from '../../../ui/Notice.tsx'
import { WayThere } from './WayThere.tsx'

/** Says of the time that was chosen where it is had, where that is not the usual place above it. */
export function Elsewhere({ at }: { at: SlotWhere }) {
  if (!at.isElsewhere) return null
  return (
    <Notice tone="gold" icon="map-pin">
      <View>您选的这一场换了地方，别走错：</View>
      <WayThere location={at.location} room={at.room} />
    </Notice>
  )
}
