import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import type { PictureName } from '@yunxuan/tokens'
import { openPage, openTab } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

interface Tile {
  picture: PictureName
  name: string
  /** What is behind it, in four characters. */
  under: string
  open: () => void
  /** What leads nowhere in this street is left out. */
  isIn?: (street: Street) => boolean
}

const has = (wanted: string) => (street: Street) =>
  street.categories.some(({ category }) => category === wanted)

/** In the order of how many come for it; what has a tab of its own comes last. */
const tiles: readonly Tile[] = [
  {
    picture: 'clinic',
    name: '看诊咨询',
    under: '预约服务',
    open: () => openTab('services'),
    isIn: street => street.categories.length > 0,
  },
  {
    picture: 'education',
    name: '学一学',
    under: '课程讲座',
    open: () => openPage('service/find', { category: 'education' }),
    isIn: has('education'),
  },
  { picture: 'guide', name: '办事情', under: '指南政策', open: () => openPage('article/read') },
  { picture: 'say', name: '说事情', under: '提需求', open: () => openPage('matter/say') },
  {
    picture: 'jobs',
    name: '找工作',
    under: '就业创业',
    open: () => openPage('service/find', { category: 'jobs' }),
    isIn: has('jobs'),
  },
  {
    picture: 'place',
    name: '去哪儿',
    under: '歇脚场地',
    open: () => openPage('station/stations'),
    isIn: street => street.hasStations,
  },
  { picture: 'volunteer', name: '做志愿', under: '报名活动', open: () => openTab('activities') },
  { picture: 'gift', name: '换心意', under: '积分兑换', open: () => openPage('reward/rewards') },
]

/** In elder mode fewer, larger and without a second line. */
const most = 6
const mostForElders = 4

export interface TilesProps {
  street: Street
  isElder: boolean
}

/** What one may have come for, as pictures. */
export function Tiles({ street, isElder }: TilesProps) {
  const there = tiles.filter(({ isIn }) => isIn?.(street) ?? true).slice(0, isElder ? mostForElders : most)
  return (
    <View className={`tiles tiles--${there.length}`} {...access({ role: 'group', label: '想办什么' })}>
      {there.map(({ picture, name, under, open }) => (
        <Pressable key={name} role="link" className="tiles__one" onPress={open}>
          <Picture name={picture} />
          <View>
            <View className="tiles__name">{name}</View>
            {!isElder && <View className="tiles__under">{under}</View>}
          </View>
        </Pressable>
      ))}
    </View>
  )
}
