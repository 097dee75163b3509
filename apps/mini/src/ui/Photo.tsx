import { Image } from '@tarojs/components'
import { createElement, useState } from 'react'

export interface PhotoProps {
  src: string
  /** What it shows; empty where the words beside it say so. */
  alt: string
}

/** A photograph that fills the place it is given, once it is there; one that does not come leaves what is below it. */
export function Photo({ src, alt }: PhotoProps) {
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  const onError = () => setGone(true)
  // A browser's own knows to wait until it is near, and weighs nothing.
  if (process.env.TARO_ENV === 'h5') {
    return createElement('img', { className: 'photo', src, alt, loading: 'lazy', decoding: 'async', onError })
  }
  return (
    <Image
      className="photo"
      src={src}
      mode="aspectFill"
      lazyLoad
      onError={onError}
      {...(alt === '' ? { ariaHidden: true } : { ariaLabel: alt })}
    />
  )
}
