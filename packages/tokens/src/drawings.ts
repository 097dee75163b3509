/** Written by build/drawings.mjs from drawings/*.svg. */
export const drawings = {
  brand:
    '<path fill="#fff" d="m25 20-3-10 6 4 4-6 4 6 6-4-3 10"/><path fill="#fff" d="M32 18c11 0 19 7 19 17.5S43 54 32 54 13 46 13 35.5 21 18 32 18Z"/><path d="M38 25c5 7 5 16-1 23-9-2-12-7-12-12 0-6 5-11 13-11Z"/><path stroke="#b3202a" stroke-width="5" d="M36 29.5v.1M30.5 33v.1M37 36v.1M31 39.5v.1M36.5 42.5v.1"/>',
  care: '<path d="M26 37l-4 13M45 37l2 13M10 45c11 10 33 10 44 0M23 26h20v11"/><path fill="#fff" d="M17 10h3a3 3 0 0 1 3 2.5L27 37h-5L16.3 12Z"/><rect fill="#b3202a" stroke="none" x="24" y="31" width="23" height="7" rx="3.5"/>',
  clinic:
    '<path d="M19 14v13a11 11 0 0 0 22 0V14M30 38v4a9 9 0 0 0 18 0v-5M19 14h-3M41 14h3"/><circle fill="#fff" cx="48" cy="33" r="5"/><circle fill="#b3202a" stroke="none" cx="48" cy="33" r="2.2"/>',
  convenience:
    '<path fill="#fff" d="M43 9 24.5 37l4.5 3L45.5 19c1.7-3 .5-7.5-2.5-10Z"/><path fill="#fff" d="m21 9 18.5 28-4.5 3L18.5 19C16.8 16 18 11.5 21 9Z"/><path stroke="#b3202a" stroke-width="4" d="M27.5 46a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM49.5 46a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z"/><path d="M32 30v.1" stroke-width="3.4"/>',
  culture:
    '<path d="M22 41 32 47l10-6M26 36l6 11 6-11M32 34v13"/><path fill="#fff" d="M7.5 37a26 26 0 0 1 49 0l-14 5a11.2 11.2 0 0 0-21 0Z"/><path d="m16.5 26 9.3 11M32 20v14.5M47.5 26l-9.3 11"/><circle fill="#b3202a" stroke="none" cx="32" cy="47" r="3.4"/><path fill="#b3202a" stroke="none" d="M30.8 49h2.4v4l2 6h-6.4l2-6Z"/>',
  deliberation:
    '<path d="M32 40v13M25 53h14M12 46l-1.5 7M18 46l1.5 7M46 46l-1.5 7M52 46l1.5 7"/><ellipse fill="#fff" cx="15" cy="45" rx="5.5" ry="2.5"/><ellipse fill="#fff" cx="49" cy="45" rx="5.5" ry="2.5"/><ellipse fill="#fff" cx="32" cy="36" rx="20" ry="6.5"/><path d="M38 23c4-1.5 6 0 6 2.5S42 30 38 30M26 26l-5.5-4M32 20v-4"/><path fill="#b3202a" stroke="none" d="M25 21h14c2.5 4 2.5 11-2 14H27c-4.5-3-4.5-10-2-14Z"/><path d="M26 20.5h12"/>',
  education:
    '<path fill="#fff" d="M12 21c7-3 14-2 20 2 6-4 13-5 20-2v26c-7-3-14-2-20 2-6-4-13-5-20-2Z"/><path d="M32 23v26M18 29c3-1 6-1 8 0M18 36c3-1 6-1 8 0M38 31c3-1 6-1 8 0M38 38c3-1 6-1 8 0"/><path fill="#b3202a" stroke="none" d="m44 8 2.5 5.3 5.8.8-4.2 4 1 5.8-5.1-2.8-5.2 2.8 1-5.8-4.2-4 5.8-.8Z"/>',
  finance:
    '<circle fill="#fff" cx="28" cy="18" r="10"/><path fill="#b3202a" stroke="none" d="M24.7 13.5h6.6v6.6h-6.6Z"/><path fill="#fff" d="M14 27h34a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H15a4 4 0 0 1-4-4V30a3 3 0 0 1 3-3Z"/><path fill="#fff" d="M54 35H43a5 5 0 0 0 0 10h11Z"/><circle fill="#b3202a" stroke="none" cx="44" cy="40" r="2.4"/>',
  gift: '<path fill="#fff" d="M14 30h36v20a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3Z"/><path fill="#fff" d="M12 22h40a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2Z"/><path fill="#b3202a" stroke="none" d="M28 22h8v31h-8Z"/><path d="M28 23v7M36 23v7M28 31v21M36 31v21"/><path fill="#fff" d="M32 21c-8 0-14-2-14-6.5S28 8 32 21Zm0 0c8 0 14-2 14-6.5S36 8 32 21Z"/>',
  guide:
    '<path fill="#fff" d="M17 11h21l9 9v31a2 2 0 0 1-2 2H19a2 2 0 0 1-2-2Z"/><path d="M38 11v9h9M24 27h11M24 34h14M24 41h5"/><circle fill="#b3202a" stroke="none" cx="40" cy="45" r="7"/><path stroke="#fff" stroke-width="2.2" d="m36.6 45 2.5 2.6 4.3-5"/>',
  hazard:
    '<path fill="#fff" d="M29 10h6a2 2 0 0 1 2 1.5L47 47H17l10-35.5A2 2 0 0 1 29 10Z"/><path fill="#b3202a" stroke="none" d="M25 19h14l2.3 8H22.7ZM21 33h22l2.2 8H18.8Z"/><path d="M29 10h6a2 2 0 0 1 2 1.5L47 47H17l10-35.5A2 2 0 0 1 29 10Z"/><path fill="#fff" d="M12 47h40a2 2 0 0 1 2 2v2a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2v-2a2 2 0 0 1 2-2Z"/>',
  help: '<path fill="#fff" fill-rule="evenodd" d="M32 11a21 21 0 1 1 0 42 21 21 0 0 1 0-42Zm0 13a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z"/><path fill="#b3202a" stroke="none" d="M43 14.1A21 21 0 0 1 49.9 21L38.8 27.8a8 8 0 0 0-2.6-2.6ZM49.9 43A21 21 0 0 1 43 49.9L36.2 38.8a8 8 0 0 0 2.6-2.6ZM21 49.9A21 21 0 0 1 14.1 43L25.2 36.2a8 8 0 0 0 2.6 2.6ZM14.1 21A21 21 0 0 1 21 14.1L27.8 25.2a8 8 0 0 0-2.6 2.6Z"/><path d="M32 11a21 21 0 1 1 0 42 21 21 0 0 1 0-42Zm0 13a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z"/>',
  jobs: '<path fill="#fff" d="M14 24h36a3 3 0 0 1 3 3v21a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3V27a3 3 0 0 1 3-3Z"/><path d="M24 24v-6a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v6M11 34c13 6 29 6 42 0"/><rect fill="#b3202a" stroke="none" x="27.5" y="33" width="9" height="8" rx="2.5"/>',
  law: '<path d="M32 18v33M22 52h20M12 22c8 0 12-4 20-4s12 4 20 4M17 22l-7 16M17 22l7 16M47 22l-7 16M47 22l7 16"/><path fill="#fff" d="M8.5 38h17a8.5 8.5 0 0 1-17 0ZM38.5 38h17a8.5 8.5 0 0 1-17 0Z"/><circle fill="#b3202a" stroke="none" cx="32" cy="15" r="4.5"/>',
  mind: '<path fill="#fff" d="M32 52C18 43 10 35 10 25a11 11 0 0 1 22-3 11 11 0 0 1 22 3c0 10-8 18-22 27Z"/><rect fill="#b3202a" stroke="none" x="18.5" y="27.5" width="27" height="12" rx="6" transform="rotate(-32 32 33.5)"/><path stroke="#fff" d="M29.5 33.6v.1M32.3 37.5v.1M31.7 29.7v.1M34.6 33.6v.1"/>',
  need: '<path fill="#fff" d="M12 19h7.5a4.6 4.6 0 1 1 7.5 0H34v9.5a4.6 4.6 0 1 0 0 7.5V36h17v15a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2V21a2 2 0 0 1 2-2Z"/><path fill="#b3202a" stroke="none" d="M42 13h11a2 2 0 0 1 2 2v17H42v-5.3a4.6 4.6 0 1 1 0-7.4Z"/>',
  place:
    '<path fill="#fff" d="m10 48 13-6 18 6 13-6V22l-13 6-18-6-13 6Z"/><path d="M23 42V24M41 48V32"/><path fill="#fff" d="M33 41C25 32 21 27 21 21a12 12 0 0 1 24 0c0 6-4 11-12 20Z"/><circle fill="#b3202a" stroke="none" cx="33" cy="21" r="4.8"/>',
  policy:
    '<path fill="#fff" d="M18 37l3 13h7l-3-12"/><path fill="#fff" d="M12 26h9l21-12v36L21 38h-9a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Z"/><path d="M21 26v12M52 27c2 3 2 7 0 10"/><ellipse fill="#b3202a" stroke="none" cx="42.5" cy="32" rx="4" ry="18.5"/>',
  proposal:
    '<path fill="#fff" d="M32 9a16 16 0 0 0-9.5 28.8C25 39.7 26 42 26 45h12c0-3 1-5.3 3.5-7.2A16 16 0 0 0 32 9Z"/><path d="M27 50h10M29.5 55h5"/><path fill="#b3202a" stroke="none" d="m32 16 2.6 5.3 5.9.8-4.3 4.1 1.1 5.8-5.3-2.8-5.3 2.8 1.1-5.8-4.3-4.1 5.9-.8Z"/>',
  say: '<path fill="#fff" d="M14 14h34a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H30l-10 9v-9h-6a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4Z"/><path fill="#b3202a" stroke="none" d="M31 37c-6-4-9.5-7.5-9.5-11.5A5 5 0 0 1 31 23.5a5 5 0 0 1 9.5 2c0 4-3.5 7.5-9.5 11.5Z"/>',
  support:
    '<path fill="#fff" d="M16 40c4-4 10-4 14 0l4 3h7a3.2 3.2 0 0 1 0 6.4L51 42a3.5 3.5 0 0 1 4.5 5.3L42 56c-3 2-6 2-9 1l-17-4Z"/><path fill="#fff" d="M8 37h8v19H8Z"/><path d="M41 49.4h-9"/><path fill="#b3202a" stroke="none" d="M37 33C29.5 28 25 23.5 25 18.3A6.2 6.2 0 0 1 37 16a6.2 6.2 0 0 1 12 2.3C49 23.5 44.5 28 37 33Z"/>',
  team: '<path fill="#fff" d="M7 49c0-8 4-12 9-12s9 4 9 12ZM39 49c0-8 4-12 9-12s9 4 9 12Z"/><circle fill="#fff" cx="16" cy="29.5" r="5.5"/><circle fill="#fff" cx="48" cy="29.5" r="5.5"/><path fill="#fff" d="M18 53c0-10 6-15 14-15s14 5 14 15Z"/><circle fill="#fff" cx="32" cy="26" r="8.5"/><path fill="#b3202a" stroke="none" d="M22.3 23.5a9.7 9.7 0 0 1 19.4 0H46a1.6 1.6 0 0 1 0 3.2H22.3Z"/>',
  volunteer:
    '<path fill="#fff" d="m24 10-9 4v11c0 4-1 6-3 8v17a3 3 0 0 0 3 3h34a3 3 0 0 0 3-3V33c-2-2-3-4-3-8V14l-9-4c-1 6-4 9-8 9s-7-3-8-9Z"/><path fill="#b3202a" stroke="none" d="M12 35h40v8H12Z"/><path d="M32 19v34"/><path d="M12 35h40M12 43h40M38 27h5"/>',
} as const
