/**
 * Stands in for what Taro brings along for browsers older than ours (see browserslist), for a tab bar that we draw
 * ourselves, for pulling a page down, which no page asks for, and for writing calendar files, which the API does.
 */
export default {}

export function defineCustomElement() {}

export {
  defineCustomElement as hideTabBar,
  defineCustomElement as hideTabBarRedDot,
  defineCustomElement as initTabBarApis,
  defineCustomElement as removeTabBarBadge,
  defineCustomElement as setTabBarBadge,
  defineCustomElement as setTabBarItem,
  defineCustomElement as setTabBarStyle,
  defineCustomElement as showTabBar,
  defineCustomElement as showTabBarRedDot,
}
