import { View } from '@tarojs/components'

/** What is there as one line with dots between; where the line breaks, the dot at the break goes. */
export function Dotted({ parts }: { parts: readonly (string | null | undefined)[] }) {
  return (
    <View className="dotted">
      <View className="dotted__line">
        {parts.filter(Boolean).map((part, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names and do not change places
          <View key={position} className="dotted__part">
            {part}
          </View>
        ))}
      </View>
    </View>
  )
}
