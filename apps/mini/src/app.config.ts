const isH5 = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  // While Taro's pages slide, two of them take taps and are read aloud, and a fast tap ends on an empty screen.
  ...(isH5 && { animation: false }),
  // Tab pages must live in WeChat's main package; everything else is a subpackage of its feature.
  pages: ['tabs/home', 'tabs/services', 'tabs/activities', 'tabs/inbox', 'tabs/me'],
  subPackages: [
    { root: 'features/service', pages: ['pages/find', 'pages/service', 'pages/ratings'] },
    { root: 'features/booking', pages: ['pages/bookings', 'pages/booking', 'pages/rate'] },
    { root: 'features/waitlist', pages: ['pages/waiting', 'pages/entry'] },
    { root: 'features/activity', pages: ['pages/activity'] },
    { root: 'features/signup', pages: ['pages/signups', 'pages/signup', 'pages/wait'] },
    { root: 'features/volunteer', pages: ['pages/volunteer', 'pages/join'] },
    { root: 'features/team', pages: ['pages/teams', 'pages/team', 'pages/members'] },
    { root: 'features/member', pages: ['pages/profile', 'pages/family', 'pages/relative'] },
    {
      root: 'features/attendance',
      pages: ['pages/scan', 'pages/code', 'pages/leading', 'pages/screen', 'pages/hand-scan', 'pages/board'],
    },
    {
      root: 'features/record',
      pages: [
        'pages/records',
        'pages/record',
        'pages/correct',
        'pages/corrections',
        'pages/missing',
        'pages/approve',
        'pages/heads',
      ],
    },
    { root: 'features/points', pages: ['pages/points'] },
    { root: 'features/reward', pages: ['pages/rewards', 'pages/redemptions', 'pages/redemption'] },
    { root: 'features/star', pages: ['pages/stars', 'pages/notice'] },
    { root: 'features/certificate', pages: ['pages/check'] },
    { root: 'features/street', pages: ['pages/choose'] },
    { root: 'features/session', pages: ['pages/sign-in', 'pages/account'] },
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
        pagePath: 'tabs/activities',
        text: '活动',
        iconPath: 'assets/tab/activities.png',
        selectedIconPath: 'assets/tab/activities-on.png',
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
