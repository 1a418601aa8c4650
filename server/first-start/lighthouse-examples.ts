const eddystone = {
  lighthouseId: 'eddystone',
  name: 'Eddystone Lighthouse',
  country: 'GB',
  position: { latitude: 50.18, longitude: -4.27 },
  builtIn: 1882,
  heightMetres: 49,
  keeper: null,
  openToVisitors: false,
}

const hercules = {
  lighthouseId: 'hercules',
  name: 'Tower of Hercules',
  country: 'ES',
  position: { latitude: 43.39, longitude: -8.41 },
  builtIn: 110,
  heightMetres: 55,
  keeper: null,
  openToVisitors: true,
}

const lindau = {
  lighthouseId: 'lindau',
  name: 'New Lindau Lighthouse',
  country: 'DE',
  position: { latitude: 47.54, longitude: 9.68 },
  builtIn: 1856,
  heightMetres: 33,
  keeper: 'R. Hagen',
  openToVisitors: true,
}

const visitRequest = { date: '2026-07-04', visitors: 2, email: 'ida@example.com' }

/** What the sample API answers. No `$` and no `#`: these texts are mapping templates, in which both mean something. */
export const lighthouseExamples = {
  status: { status: 'ok' },
  lighthouses: { items: [eddystone, hercules, lindau], total: 3 },
  lighthouse: hercules,
  light: { character: 'Fl(4) 20s', colour: 'white', rangeNauticalMiles: 23, working: true },
  conditions: {
    visibilityNauticalMiles: 11.5,
    windBeaufort: 4,
    waveMetres: 1.2,
    observedAt: '2026-06-21T21:40:00Z',
  },
  visitRequest,
  visit: { ...visitRequest, visitId: '0b0f8a5e-5d0c-4a53-9a58-6d1a1c1b2f10', status: 'booked' },
  outageReport: {
    lighthouseId: 'hercules',
    seenAt: '2026-06-21T23:10:00Z',
    what: 'Flashing every eight seconds instead of every five',
  },
  receipt: { reportId: 'R-20431' },
}
