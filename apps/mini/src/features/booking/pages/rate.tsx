import { View } from '@tarojs/components'
import type { Booking } from '@yunxuan/contract'
import { type RatingTag, ratingTagNames, ratingTags } from '@yunxuan/domain'
import { useState } from 'react'
import { useParams } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { StarChoice } from '../../../ui/Stars.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Toggles } from '../../../ui/Toggles.tsx'
import { sayComing } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useBooking, useRate } from '../booking.queries.ts'
import { ToBookings } from '../components/ToBookings.tsx'

export default function Rate() {
  const { id = '' } = useParams()
  const street = useStreet()
  const booking = useBooking(id)
  if (street.data && booking.data?.canRate) return <Form booking={booking.data} />
  return (
    <Page title="说说怎么样">
      <ForMember icon="star" title="登录后说说怎么样" text="去过的人本人登录，才能在这里说。">
        {() => (
          <Loaded query={booking} otherwise={<ToBookings />}>
            {() => (
              <Empty
                icon="star"
                title="现在不用评价"
                text="到过现场、还没说过的，才能在这里说说。"
                action={<ToBookings />}
              />
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function Form({ booking }: { booking: Booking }) {
  const [stars, setStars] = useState(0)
  const [tags, setTags] = useState<RatingTag[]>([])
  const [text, setText] = useState('')
  const rate = useRate(booking.id, goBack)
  return (
    <Page
      title="说说怎么样"
      action={
        <Button
          busy={rate.isSending}
          why={stars === 0 ? '先点几颗星' : undefined}
          onPress={() => rate.send({ stars, tags, text: text.trim() })}
        >
          交上去
        </Button>
      }
    >
      <Card>
        <View className="words">{booking.slot.title}</View>
        <View className="second">{sayComing(booking.slot.startsAt, new Date())}</View>
        <StarChoice value={stars} onChange={setStars} />
      </Card>
      <Toggles
        label="可以点的话"
        options={ratingTags.map(tag => ({ value: tag, title: ratingTagNames[tag] }))}
        value={tags}
        onChange={setTags}
      />
      <Field label="还想说的（可以不写）" value={text} onChange={setText} multiline maxLength={300} />
      <View className="second">写的话，服务人员看过、回复了，邻居才看得到；名字会遮住一个字。</View>
      <Failure error={rate.error} onRetry={rate.again} />
    </Page>
  )
}
