import { ScrollView, View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Pressable } from './Pressable.tsx'

export interface ChipsProps<Value extends string> {
  label: string
  options: ReadonlyArray<{ value: Value; title: string }>
  value: Value
  onChange: (value: Value) => void
  /** `chips` filters what is below; `tabs` switches between parts of a page. */
  kind?: 'chips' | 'tabs'
}

export function Chips<Value extends string>({
  label,
  options,
  value,
  onChange,
  kind = 'chips',
}: ChipsProps<Value>) {
  const isTabs = kind === 'tabs'
  return (
    <ScrollView className={kind} scrollX enableFlex>
      <View className={`${kind}__row`} {...access({ role: isTabs ? 'tablist' : 'group', label })}>
        {options.map(option => (
          <Pressable
            key={option.value}
            role={isTabs ? 'tab' : 'button'}
            on={option.value === value}
            className={classNames(`${kind}__one`, option.value === value && `${kind}__one--on`)}
            onPress={() => onChange(option.value)}
          >
            {option.title}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  )
}
