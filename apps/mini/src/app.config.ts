import { pages, tabs } from './pages.ts'

const isH5 = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  // While Taro's pages slide, two of them take taps and are read aloud, and a fast tap ends on an empty screen.
  ...(isH5 && { animation: false }),
  pages: tabs.map(({ name }) => `tabs/${name}`),
  subPackages: Object.entries(pages).map(([feature, names]) => ({
    root: `features/${feature}`,
    pages: names.map(name => `pages/${name}`),
  })),
  window: {
    navigationBarTitleText: '云选',
    navigationBarBackgroundColor: '@paper',
    // A name from theme.json stands where Taro's types know only two colours.
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@paper',
    // On H5 the page draws its own bar, with a real heading and a back button that has a name.
    navigationStyle: isH5 ? 'custom' : 'default',
  },
  // Asked only by a tap; who says no sees everything all the same.
  permission: { 'scope.userLocation': { desc: '用来看活动离您多远，签到时多一个证明' } },
  requiredPrivateInfos: ['getLocation'],
  darkmode: true,
  themeLocation: 'theme.json',
  // Drawn by ui/TabBar on both ends: WeChat's own bar cannot grow to the elder mode's 18 px.
  tabBar: {
    custom: true,
    color: '@ink2',
    selectedColor: '@brand',
    backgroundColor: '@card',
    // From theme.json too.
    borderStyle: '@tabLine' as 'black',
    list: tabs.map(({ name, word }) => ({
      pagePath: `tabs/${name}`,
      text: word,
      // WeChat wants pictures, though nobody sees them; in a browser they would come before the first screen.
      ...(!isH5 && { iconPath: `assets/tab/${name}.png`, selectedIconPath: `assets/tab/${name}-on.png` }),
    })),
  },
})
