import { View } from '@tarojs/components'
import type { Service } from '@yunxuan/contract'
import { audienceNames, sayDate, shanghaiInstant } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { photoOf } from '../../../shell/photo.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Stars } from '../../../ui/Stars.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { modeNames, sayFee } from '../../../words/service.ts'
import { shortCommunity } from '../../member/components/communities.ts'
import { beforeFact } from './before.tsx'
import { WayThere } from './WayThere.tsx'

/** What a service is, whom it is for, what to bring, where it is and who offers it. */
export function About({ service }: { service: Service }) {
  return (
    <>
      <Card className="picture-head">
        <Picture
          name={service.category}
          as="head"
          of={service.id}
          photo={photoOf(service.picture, 'large')}
        />
        <View className="line">
          <View className="words grow">{service.title}</View>
          <Tag tone={sayFee(service.feeFen) === '免费' ? 'ok' : 'neutral'}>{sayFee(service.feeFen)}</Tag>
        </View>
        <View className="second">
          <Dotted parts={[service.brand?.name, service.organization.name]} />
        </View>
        <View>{service.summary}</View>
        <ServiceFacts service={service} />
        <RatingLine service={service} />
      </Card>
      {service.isUnconfirmed && (
        <Notice tone="gold" icon="circle-alert">
          {service.assuredDate ? '这里的内容好久没核实了' : '这里的内容还没有核实过'}
          ，出门前先打个电话问一声。
        </Notice>
      )}
    </>
  )
}

function ServiceFacts({ service }: { service: Service }) {
  const confirmed = service.assuredDate
    ? `${sayDate(shanghaiInstant(service.assuredDate, '12:00'))}${service.isUnconfirmed ? '（未再核实）' : ''}`
    : '未核实'
  return (
    <Facts
      facts={[
        { name: '适合', value: sayWhom(service) },
        ...beforeFact(service),
        ...(service.feeNote && service.feeNote !== '免费' ? [{ name: '费用', value: service.feeNote }] : []),
        { name: '方式', value: `${modeNames[service.mode]}，一次约 ${service.durationMinutes} 分钟` },
        ...(service.mode === 'on_site'
          ? [
              {
                name: '地点',
                value: <WayThere location={service.location} picture={service.locationPicture} />,
              },
            ]
          : []),
        {
          name: '电话',
          value: <PhoneLink name={service.organization.name} number={service.phone} />,
        },
        { name: '核实于', value: dotted([confirmed, service.isSample ? '演示样例' : '']) },
      ]}
    />
  )
}

function sayWhom(service: Service): string {
  const { minimumAge, maximumAge, residentsOf, audiences, eligibility } = service
  if (eligibility) return eligibility
  const age = [minimumAge && `${minimumAge} 岁以上`, maximumAge && `${maximumAge} 岁以下`]
  const from = residentsOf.map(area => shortCommunity(area.name)).join('、')
  const whom = audiences.map(audience => audienceNames[audience]).join('、')
  return [whom || '所有人', ...age, from && `住在${from}`].filter(Boolean).join('，')
}

function RatingLine({ service }: { service: Service }) {
  const { averageStars, ratingCount } = service
  if (ratingCount === 0) return null
  const words = dotted([averageStars === null ? '' : `${averageStars} 分`, `${ratingCount} 条评价`])
  return (
    <Pressable
      className="link"
      role="link"
      label={`看评价，${words}`}
      onPress={() => openPage('service/ratings', { id: service.id })}
    >
      {averageStars !== null && <Stars value={averageStars} />}
      <View className="number">
        {words}
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}

/** The whole story, below what is needed for booking. */
export function Story({ service }: { service: Service }) {
  if (service.description === '' || service.description === service.summary) return null
  return (
    <>
      <Heading>详细介绍</Heading>
      <Card>
        <View>{service.description}</View>
      </Card>
    </>
  )
}
