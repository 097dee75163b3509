import type { ITouchEvent } from '@tarojs/components'

export type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'checkbox'
  | 'radiogroup'
  | 'tab'
  | 'tablist'
  | 'heading'
  | 'dialog'
  | 'status'
  | 'alert'
  | 'group'
  | 'img'
  | 'navigation'
  | 'main'
  | 'banner'
  | 'region'

export interface Access {
  role?: Role
  label?: string | undefined
  /** Chosen: `aria-checked` on a radio or checkbox, `aria-selected` on a tab, `aria-pressed` on a button. */
  on?: boolean | undefined
  disabled?: boolean | undefined
  hidden?: boolean | undefined
  /** The list below is open. */
  expanded?: boolean | undefined
  /** Heading level; WeChat has none. */
  level?: number | undefined
  /** Reachable with Tab; WeChat's own readers need none. */
  stop?: boolean | undefined
}

const isH5 = process.env.TARO_ENV === 'h5'

/** What a screen reader is told, in the words of this end: DOM attributes on H5, WeChat's aria props on weapp. */
export function access(a: Access): Record<string, string | number | boolean> {
  const attributes: Record<string, string | number | boolean | undefined> = isH5
    ? {
        role: a.role,
        'aria-label': a.label,
        'aria-level': a.level,
        'aria-modal': a.role === 'dialog' ? 'true' : undefined,
        'aria-hidden': a.hidden ? 'true' : undefined,
        'aria-disabled': a.disabled ? 'true' : undefined,
        'aria-expanded': a.expanded === undefined ? undefined : String(a.expanded),
        [onAttribute(a.role)]: a.on === undefined ? undefined : String(a.on),
        tabindex: a.stop ? 0 : undefined,
      }
    : {
        ariaRole: a.role,
        ariaLabel: a.label,
        ariaHidden: a.hidden,
        ariaDisabled: a.disabled,
        ariaExpanded: a.expanded,
        ariaChecked: isChecked(a.role) ? a.on : undefined,
        ariaSelected: isChecked(a.role) ? undefined : a.on,
      }
  const present: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) present[name] = value
  return present
}

function isChecked(role: Role | undefined): boolean {
  return role === 'radio' || role === 'checkbox'
}

function onAttribute(role: Role | undefined): string {
  if (isChecked(role)) return 'aria-checked'
  return role === 'tab' ? 'aria-selected' : 'aria-pressed'
}

/** Enter and Space press what is not a native button; only H5 has a keyboard. */
export function onKey(press: () => void): Record<string, unknown> {
  if (!isH5) return {}
  return {
    onKeyDown(event: ITouchEvent & { key?: string }) {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      press()
    },
  }
}
