import { View } from '@tarojs/components'
import { useState } from 'react'
import { access } from './access.ts'
import { Choice } from './Choice.tsx'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface PickProps<Value extends string> {
  label: string
  options: ReadonlyArray<{ value: Value; title: string; note?: string }>
  value: Value | undefined
  onChange: (value: Value) => void
  /** What stands there while nothing is chosen. */
  placeholder?: string
  error?: string | undefined
}

/** One of many: a line that opens the list under it. */
export function Pick<Value extends string>(props: PickProps<Value>) {
  const { label, options, value, onChange, placeholder = '请选择', error } = props
  const [isOpen, setOpen] = useState(false)
  const chosen = options.find(option => option.value === value)?.title
  return (
    <View className={error ? 'field field--error' : 'field'}>
      <View className="field__label" {...access({ hidden: true })}>
        {label}
      </View>
      <Pressable
        className="field__input field__pick"
        label={`${label}：${chosen ?? placeholder}`}
        expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        <View className={chosen ? 'grow' : 'grow field__placeholder'}>{chosen ?? placeholder}</View>
        <Icon name="chevron-down" size="s" />
      </Pressable>
      {error && (
        <View className="field__error" {...access({ role: 'alert' })}>
          {error}
        </View>
      )}
      {isOpen && (
        <Choice
          label={label}
          options={options}
          value={value}
          onChange={next => {
            onChange(next)
            setOpen(false)
          }}
        />
      )}
    </View>
  )
}
