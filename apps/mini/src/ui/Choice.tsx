import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface ChoiceOption<Value extends string> {
  value: Value
  title: string
  note?: string | undefined
  /** A Tag at the end of the tile. */
  tag?: ReactNode
  /** Why it cannot be chosen; its presence disables the tile and is shown instead of the note. */
  why?: string | undefined
}

export interface ChoiceProps<Value extends string> {
  label: string
  options: ReadonlyArray<ChoiceOption<Value>>
  value: Value | undefined
  onChange: (value: Value) => void
  /** `list` for slots, one a line; `row` for short ones side by side, such as 给谁预约. */
  layout?: 'list' | 'row'
  /** One more tile at the end, such as ＋ 家人. */
  more?: { label: string; word: string; onPress: () => void }
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, layout = 'list', more } = props
  return (
    <View className={`choice choice--${layout}`} {...access({ role: 'radiogroup', label })}>
      {options.map(option => (
        <Tile key={option.value} option={option} on={option.value === value} onChange={onChange} />
      ))}
      {more && (
        <Pressable className="tile tile--more" label={more.label} onPress={more.onPress}>
          <Icon name="plus" />
          {more.word}
        </Pressable>
      )}
    </View>
  )
}

interface TileProps<Value extends string> {
  option: ChoiceOption<Value>
  on: boolean
  onChange: (value: Value) => void
}

function Tile<Value extends string>({ option, on, onChange }: TileProps<Value>) {
  const { value, title, note, tag, why } = option
  const second = why ?? note
  return (
    <Pressable
      role="radio"
      on={on}
      disabled={why !== undefined}
      onPress={() => onChange(value)}
      className={classNames('tile', on && 'tile--on', why !== undefined && 'tile--off')}
    >
      <View className="tile__words">
        <View className="tile__title">{title}</View>
        {second && <View className="tile__note">{second}</View>}
      </View>
      {tag}
      {on && (
        <View className="tile__mark">
          <Icon name="check" />
          已选
        </View>
      )}
    </Pressable>
  )
}
