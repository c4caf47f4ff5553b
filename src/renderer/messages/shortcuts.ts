// Texts of the sheet of keyboard shortcuts. What menus and palette do too comes from the table of commands; here stand
// the keys of tables and screens.
const isMac = navigator.userAgent.includes('Mac');
const main = isMac ? '⌘' : 'Ctrl';

export const shortcuts = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  goTo: 'Go to',
  everywhere: 'Everywhere',
  zoom: 'Larger, smaller and usual letters',
  zoomKeys: [`${main} +`, `${main} −`, `${main} 0`],
  groups: [
    {
      title: 'In every screen',
      lines: [
        { keys: ['?'], what: 'This sheet' },
        { keys: ['Tab', 'Shift Tab'], what: 'To the next part of the screen, and back' },
        { keys: ['Escape'], what: 'Close what is on top: a menu, a dialog, the panel' },
      ],
    },
    {
      title: 'In tables',
      lines: [
        { keys: ['↑', '↓'], what: 'From row to row; with the panel open it follows' },
        { keys: ['Page up', 'Page down'], what: 'A page of rows' },
        { keys: ['Home', 'End'], what: 'The first and the last row' },
        { keys: ['Enter'], what: 'Open the row in the panel' },
      ],
    },
    {
      title: 'In evidence',
      lines: [
        { keys: ['/'], what: 'Search' },
        { keys: ['J', 'K'], what: 'The next and the previous item, while one is open' },
        { keys: ['Space'], what: 'Choose the row; with Shift and an arrow the next one too' },
        { keys: ['F2'], what: 'Edit the item' },
        { keys: ['Delete'], what: 'Withdraw it, with a reason' },
      ],
    },
    {
      title: 'In intake',
      lines: [
        { keys: [`${main} V`], what: 'Take in the screenshot on the clipboard, on every screen' },
        { keys: ['F2', 'A letter'], what: 'Type into the cell; Tab goes on, Escape leaves what was there' },
        { keys: [`${main} Enter`], what: 'Take what is typed for all chosen rows' },
        { keys: [`${main} D`], what: 'Fill the column of the cell down' },
        { keys: ['Delete'], what: 'Take the chosen rows out of the table' },
      ],
    },
    {
      title: 'In the coverage grid',
      lines: [
        { keys: ['↑', '↓', '←', '→'], what: 'From cell to cell; up and down keep the day' },
        { keys: ['Home', 'End'], what: 'The first and the last cell of the row' },
        { keys: [`${main} Home`, `${main} End`], what: 'The first and the last control' },
        { keys: ['Enter'], what: 'Open the occurrence, the month or the control' },
      ],
    },
    {
      title: 'In lists to tick',
      lines: [
        { keys: ['Space'], what: 'Tick, or take the tick away' },
        { keys: ['A letter'], what: 'Jump to the line that begins with it' },
      ],
    },
  ],
} as const;
