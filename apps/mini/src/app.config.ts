const isH5 = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  // While Taro's pages slide, two of them take taps and are read aloud, and a fast tap ends on an empty screen.
  ...(isH5 && { animation: false }),
  // Tab pages must live in WeChat's main package; everything else is a subpackage of its feature.
  pages: ['tabs/home', 'tabs/services', 'tabs/inbox', 'tabs/me'],
  subPackages: [
    { root: 'features/service', pages: ['pages/find', 'pages/service', 'pages/ratings'] },
    { root: 'features/booking', pages: ['pages/bookings', 'pages/booking', 'pages/rate'] },
    { root: 'features/waitlist', pages: ['pages/waiting', 'pages/entry'] },
    { root: 'features/member', pages: ['pages/profile', 'pages/family', 'pages/relative'] },
    { root: 'features/street', pages: ['pages/choose'] },
    { root: 'features/session', pages: ['pages/sign-in'] },
  ],
  window: {
    navigationBarTitleText: '云选',
    navigationBarBackgroundColor: '@paper',
    // A name from theme.json stands where Taro's types know only two colours.
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@paper',
    // On H5 the page draws its own bar, with a real heading and a back button that has a name.
    navigationStyle: isH5 ? 'custom' : 'default',
  },
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
    list: [
      {
        pagePath: 'tabs/home',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'tabs/services',
        text: '服务',
        iconPath: 'assets/tab/services.png',
        selectedIconPath: 'assets/tab/services-on.png',
      },
      {
        pagePath: 'tabs/inbox',
        text: '消息',
        iconPath: 'assets/tab/inbox.png',
        selectedIconPath: 'assets/tab/inbox-on.png',
      },
      {
        pagePath: 'tabs/me',
        text: '我的',
        iconPath: 'assets/tab/me.png',
        selectedIconPath: 'assets/tab/me-on.png',
      },
    ],
  },
})
