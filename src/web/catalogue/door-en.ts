/** The same in English. */
export const doorEn = {
  'login.title': 'Log in',
  'login.name': 'Name',
  'login.password': 'Password',
  'login.name.missing': 'Fill in your name.',
  'login.password.missing': 'Fill in your password.',
  'login.submit': 'Log in',
  'login.failed': 'Name or password is wrong. Try again.',
  'login.wait': 'Too many attempts. Wait a minute and try again.',
  'login.demo':
    'This is a demonstration with made-up people and simulated modems. Nothing is really sent.',
  'error.title': 'That did not work',
  'error.not-found': 'This page does not exist, or no longer.',
  'error.forbidden': 'Your account may not do this. Ask the administrator.',
  'error.expired':
    'This form is of an earlier time that you were logged in. Nothing was kept or sent. Go back, reload the page and fill it in again.',
  'error.ours': 'Something went wrong on our side. Try again; the log says what it was.',
  'error.request': 'This request is not right. Go back and try again.',
  'error.too-large': 'This file is too large. At most 16 MB can be sent at once.',
  'error.summary': 'There is a problem',
  'login.over':
    'You did nothing here for a long time. Therefore you were logged out. Log in again: then you see the page where you were.',
  'error.home': 'To the start page',
} as const
