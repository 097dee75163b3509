import { View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

const five = [1, 2, 3, 4, 5] as const

/** Stars that were given, said once in words. */
export function Stars({ value }: { value: number }) {
  return (
    <View className="stars" {...access({ role: 'img', label: `${value} 颗星，最多 5 颗` })}>
      {five.map(star => (
        <Icon
          key={star}
          name={star <= Math.round(value) ? 'star-filled' : 'star'}
          size="s"
          className="stars__one"
        />
      ))}
    </View>
  )
}

const meanings = ['很不满意', '不太满意', '一般', '满意', '非常满意'] as const

export interface StarChoiceProps {
  value: number
  onChange: (value: number) => void
}

export function StarChoice({ value, onChange }: StarChoiceProps) {
  return (
    <View>
      <View className="star-choice" {...access({ role: 'radiogroup', label: '几颗星' })}>
        {five.map(star => (
          <Pressable
            key={star}
            role="radio"
            on={star === value}
            label={`${star} 颗星，${meanings[star - 1]}`}
            className={classNames('star-choice__one', star <= value && 'star-choice__one--on')}
            onPress={() => onChange(star)}
          >
            <Icon name={star <= value ? 'star-filled' : 'star'} size="l" />
          </Pressable>
        ))}
      </View>
      <View className="star-choice__words">{meanings[value - 1] ?? '点一点星星'}</View>
    </View>
  )
}
