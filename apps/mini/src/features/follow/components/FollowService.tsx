import { View } from '@tarojs/components'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Failure, failureTitle } from '../../../ui/Failure.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useMember } from '../../member/member.queries.ts'
import { type Following, useFollow, useFollows } from '../follow.queries.ts'

export interface FollowedProps {
  service: { id: string; title: string }
}

/** 收藏, and once it is kept whether one is told of new slots. */
export function FollowService({ service }: FollowedProps) {
  const { standing, follow, wish } = useFollowing(service)
  if (standing === undefined) return null
  const isKept = standing !== 'not'
  return (
    <Card className="card--list">
      <Pressable
        className="row"
        role="checkbox"
        on={isKept}
        label="收藏"
        onPress={() => wish(isKept ? 'not' : 'kept')}
      >
        <Icon name={isKept ? 'star-filled' : 'star'} className="row__icon" />
        <View className="row__words">
          <View className="row__title">{isKept ? '已收藏' : '收藏'}</View>
          <View className="row__note">
            {isKept ? '在“我的 → 我的收藏”里，再点一下取消' : '下回在“我的”里一点就到'}
          </View>
        </View>
      </Pressable>
      {isKept && (
        <View className="row">
          <Check on={standing === 'told'} onChange={on => wish(on ? 'told' : 'kept')}>
            有新场次告诉我
          </Check>
        </View>
      )}
      <NotFollowed follow={follow} />
    </Card>
  )
}

/** 有新场次告诉我, where there is nothing to book now. */
export function TellMe({ service }: FollowedProps) {
  const { standing, follow, wish } = useFollowing(service)
  if (standing === undefined) return null
  if (standing === 'told') return <View className="second">有了新场次，会在“消息”里告诉您。</View>
  return (
    <>
      <Button icon="bell" busy={follow.isSending} onPress={() => wish('told')}>
        有新场次告诉我
      </Button>
      <NotFollowed follow={follow} />
    </>
  )
}

/** The way out for what cannot be had any more. */
export function LetGo({ service }: FollowedProps) {
  const follow = useFollow(service)
  return (
    <>
      <Button small kind="ghost" busy={follow.isSending} onPress={() => follow.send('not')}>
        不再收藏
      </Button>
      <NotFollowed follow={follow} />
    </>
  )
}

function NotFollowed({ follow }: { follow: ReturnType<typeof useFollow> }) {
  return (
    <Sheet
      title={failureTitle(follow.error, '没收藏上')}
      isOpen={follow.error !== null}
      onClose={follow.forget}
    >
      <Failure
        error={follow.error}
        onRetry={follow.again}
        action={<Button onPress={() => openPage('follow/follows')}>看我的收藏</Button>}
      />
    </Sheet>
  )
}

/** How a service is followed, undefined while that is not known, and what changes it; a guest is led to sign in. */
function useFollowing(service: FollowedProps['service']) {
  const accountId = useAccountId()
  const member = useMember().data
  const follows = useFollows().data
  const follow = useFollow(service)
  const one = follows?.items.find(({ service: { id } }) => id === service.id)
  const isKnown = !accountId || member === null || follows !== undefined
  const standing: Following | undefined = !isKnown ? undefined : !one ? 'not' : one.isTold ? 'told' : 'kept'
  const wish = (wanted: Following) => {
    if (!accountId) openPage('session/sign-in')
    else if (!member) openPage('member/profile')
    else follow.send(wanted)
  }
  return { standing, follow, wish }
}
