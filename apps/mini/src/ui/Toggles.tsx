import { View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Pressable } from './Pressable.tsx'

export interface TogglesProps<Value extends string> {
  label: string
  options: ReadonlyArray<{ value: Value; title: string }>
  value: readonly Value[]
  onChange: (value: Value[]) => void
}

/** Words to tap, any number of them. */
export function Toggles<Value extends string>({ label, options, value, onChange }: TogglesProps<Value>) {
  return (
    <View className="wrap" {...access({ role: 'group', label })}>
      {options.map(option => {
        const on = value.includes(option.value)
        return (
          <Pressable
            key={option.value}
            on={on}
            className={classNames('chips__one', on && 'chips__one--on')}
            onPress={() =>
              onChange(on ? value.filter(one => one !== option.value) : [...value, option.value])
            }
          >
            {option.title}
          </Pressable>
        )
      })}
    </View>
  )
}
