import { View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface StepperProps {
  /** What is counted, such as 几位. */
  label: string
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  unit?: string
}

export function Stepper({ label, value, onChange, min = 1, max = 6, unit = '位' }: StepperProps) {
  const step = (next: number, name: string, icon: 'minus' | 'plus') => {
    // A number that has become too large meanwhile can still be made smaller.
    const isOut = next > value ? next > max : next < min
    return (
      <Pressable
        className={classNames('stepper__step', isOut && 'stepper__step--off')}
        label={isOut ? `${name}，${next > value ? `最多 ${max}` : `最少 ${min}`} ${unit}` : name}
        disabled={isOut}
        onPress={() => onChange(next)}
      >
        <Icon name={icon} />
      </Pressable>
    )
  }
  return (
    <View className="stepper" {...access({ role: 'group', label })}>
      <View className="stepper__label">{label}</View>
      {step(value - 1, '减少', 'minus')}
      <View className="stepper__value" {...access({ role: 'status', label: `${value} ${unit}` })}>
        {value}
      </View>
      {step(value + 1, '增加', 'plus')}
    </View>
  )
}
