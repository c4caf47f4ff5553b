#!/usr/bin/python3
"""Drives the installed window from outside, as an assistive technology does: what it finds by role and name in the
accessibility tree it presses and fills; letters come from the keyboard of the display. No door of the app is used.
Prints what it saw; ends with 1 and a picture (drive-failed.png) at the first thing that is not there."""

import os
import re
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = float(os.environ.get('PATIENCE', '90'))
PASSPHRASE = 'seven quiet lanterns over the harbour'
HOME = os.environ['HOME']
VAULT = os.path.join(HOME, 'halden-labs.muniment')
PACKAGE = os.path.join(HOME, 'for-the-auditor.zip')


class Missing(Exception):
    pass


def tell(what):
    print(f'ok   window: {what}', flush=True)


def nodes(root, depth=0):
    """Every accessible below, in the order of the page."""
    try:
        count = root.get_child_count()
    except Exception:
        return
    for index in range(min(count, 400)):
        try:
            child = root.get_child_at_index(index)
        except Exception:
            continue
        if child is None:
            continue
        yield child
        if depth < 60:
            yield from nodes(child, depth + 1)


def app():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and 'muniment' in (child.get_name() or '').lower():
            return child
    return None


def is_there(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) or states.contains(Atspi.StateType.VISIBLE)


def look(roles, name, which):
    top = app()
    if top is None:
        return None
    found = []
    for node in nodes(top):
        try:
            if node.get_role_name() in roles and re.search(name, node.get_name() or '') and is_there(node):
                found.append(node)
                if which >= 0 and len(found) > which:
                    return node
        except Exception:
            continue
    return found[which] if which < 0 and found else None


def find(roles, name, which=0, patience=PATIENCE):
    """Waits for it. `which` counts from 0, or from the end with -1."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        node = look(roles, name, which)
        if node is not None:
            return node
        time.sleep(0.3)
    raise Missing(f'{"/".join(roles)} “{name}”')


BUTTON = ('push button', 'button', 'toggle button', 'menu item')
FIELD = ('entry', 'password text', 'text')
LINK = ('link',)
STATEMENT = ('static', 'heading', 'paragraph', 'section', 'alert', 'notification', 'statusbar', 'status bar', 'text')


def press(name, roles=BUTTON, which=0):
    for _ in range(3):
        node = find(roles, name, which)
        try:
            node.do_action(0)
            return
        except Exception:
            time.sleep(0.5)
    raise Missing(f'{name} cannot be pressed')


def keys(*names):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '15', text], check=True)


def content(node):
    try:
        return node.get_text(0, node.get_character_count())
    except Exception:
        return ''


def choose(name, sign):
    """A line of a list; `sign` is the button that appears when it is taken."""
    roles = ('list item', 'option', 'check box', 'table row')
    for attempt in range(4):
        node = find(roles, name)
        if attempt % 2 == 0:
            node.grab_focus()
            time.sleep(0.4)
            keys('space')
        else:
            node.do_action(0)
        try:
            find(BUTTON, sign, patience=PATIENCE / 9)
            return
        except Missing:
            continue
    raise Missing(f'a way to take {name}')


def fill(name, text, roles=FIELD, which=0):
    is_secret = False
    for _ in range(4):
        node = find(roles, name, which)
        is_secret = node.get_role_name() == 'password text'
        node.grab_focus()
        time.sleep(0.3)
        keys('ctrl+a')
        type_text(text)
        time.sleep(0.3)
        seen = content(node)
        if seen == text or (is_secret and len(seen) == len(text)):
            return
    raise Missing(f'{name} does not take what is typed (it holds {len(seen)} characters)')


def type_date(group, digits):
    """Year, month, day, one after the other, as a person types them."""
    find(('panel', 'grouping', 'section', 'group'), group)
    node = None
    for candidate in nodes(find(('panel', 'grouping', 'section', 'group'), group)):
        if candidate.get_role_name() == 'spin button':
            node = candidate
            break
    if node is None:
        raise Missing(f'no parts in the date {group}')
    node.grab_focus()
    time.sleep(0.3)
    type_text(digits)


def answer_dialog(place, is_open=False):
    """The system's own file dialog: a path typed, and Enter. It is the window that comes to the front."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        active = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True).stdout
        if active.strip() not in ('', 'Muniment'):
            time.sleep(1)
            if is_open:
                # Shows the field for a path.
                keys('ctrl+l')
                time.sleep(1)
            keys('ctrl+a')
            type_text(place)
            time.sleep(0.7)
            subprocess.run(['import', '-window', 'root', os.path.join(HOME, 'drive-dialog.png')], check=False)
            keys('Return')
            time.sleep(0.7)
            return
        time.sleep(0.3)
    raise Missing('the dialog for ' + place)


def dump():
    top = app()
    if top is None:
        print('no app in the accessibility tree')
        return
    for node in nodes(top):
        try:
            name = (node.get_name() or '').replace('\n', ' ')
            if name and is_there(node):
                print(f'{node.get_role_name()}: {name[:100]}')
        except Exception:
            pass


def say_that_somebody_reads():
    """What a screen reader tells the session when it starts; programs then show their trees."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ('IsEnabled', 'ScreenReaderEnabled'):
        value = GLib.Variant('(ssv)', ('org.a11y.Status', name, GLib.Variant('b', True)))
        bus.call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.freedesktop.DBus.Properties', 'Set', value, None, 0, 30_000
        )


def main():
    Atspi.init()
    say_that_somebody_reads()
    environment = {**os.environ, 'ACCESSIBILITY_ENABLED': '1', 'GTK_MODULES': 'gail:atk-bridge'}
    window = subprocess.Popen(['muniment-desktop', '--force-renderer-accessibility', '--disable-gpu', '--log-level=3'], cwd=HOME, env=environment)
    try:
        walk(window)
    except Missing as missing:
        print(f'FAIL window: {missing} is not there', flush=True)
        subprocess.run(['import', '-window', 'root', os.path.join(HOME, 'drive-failed.png')], check=False)
        dump()
        return 1
    finally:
        if window.poll() is None:
            window.kill()
    return 0


def go_to(screen):
    """By the keyboard: the link is focused and Enter pressed."""
    for _ in range(4):
        find(LINK, f'^{screen}').grab_focus()
        time.sleep(0.4)
        keys('Return')
        try:
            find(('heading',), f'^{screen}', patience=PATIENCE / 6)
            return
        except Missing:
            continue
    raise Missing(f'the screen {screen}')


def words_shown():
    """The 24 recovery words, read from the screen like a person with a pen."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        words = {}
        for item in [node for node in nodes(app()) if node.get_role_name() == 'list item']:
            texts = [item.get_name() or ''] + [node.get_name() or '' for node in nodes(item)] + [content(item)]
            joined = ' '.join(texts)
            number, word = re.search(r'(\d+)', joined), re.search(r'([a-z]{3,8})', joined)
            if number and word:
                words[int(number.group(1))] = word.group(1)
        if len(words) == 24:
            return words
        time.sleep(0.5)
    raise Missing('24 recovery words')


def make_vault():
    press('^New vault')
    fill('^Organization', 'Halden Labs')
    fill('^Your name', 'Ada Lindqvist')
    press('^Choose')
    answer_dialog(VAULT)
    press('^Continue')
    fill('^Passphrase', PASSPHRASE)
    fill('^The same passphrase again', PASSPHRASE)
    press('^Make the vault')
    words = words_shown()
    press('^I have written them down')
    for which in range(3):
        field = find(FIELD, r'^Word \d+', which)
        number = int(re.search(r'\d+', field.get_name()).group(0))
        fill(f'^Word {number}$', words[number])
    press('^Confirm')
    find(LINK, '^Controls')
    tell('a vault is made, and three of its 24 recovery words are proved')


def define_engagement():
    press('^Define the engagement')
    fill('^System', 'Halden Assist')
    fill('^CPA firm', 'Brook & Vale CPAs')
    type_date('^First day', '20250701')
    type_date('^Last day', '20260630')
    press('^Define the engagement', which=-1)
    find(STATEMENT + BUTTON, 'Type II')
    tell('a Type II engagement is defined')


def load_controls():
    go_to('Controls')
    press('^(Load starter controls|Choose controls)')
    press('^Load all 90')
    find(('table row', 'row', 'table cell', 'row header', 'cell', 'link', 'static'), 'CTL-001')
    tell('90 starter controls are loaded')


def add_evidence():
    place = os.path.join(HOME, 'access-review.csv')
    with open(place, 'w', encoding='utf-8') as file:
        file.write('user,decision\nada,keep\n')
    go_to('Evidence')
    press('^Add evidence')
    answer_dialog(place, is_open=True)
    fill('^What it proves', 'Access review, third quarter')
    press('^Use the whole period')
    press('^Choose controls')
    choose('CTL-001', '^Choose 1 control')
    press('^Choose 1 control')
    press('^Add (one|1) item')
    find(STATEMENT, '(1|[Oo]ne) item added')
    tell('a file is taken in as evidence, with its days')


def build_package():
    go_to('Packages')
    press('^New package')
    for _ in range(3):
        press('^Next')
        time.sleep(1)
    while look(BUTTON, '^Same reason for all of these', 0) is not None:
        press('^Same reason for all of these')
        fill('^Reason', 'Collected in the second half of the period.')
        press('^Give it to')
        time.sleep(1)
    press('^Build package')
    answer_dialog(PACKAGE)
    find(STATEMENT, 'is built and signed')
    tell('a signed package is built')


def lock_and_unlock():
    press('^Lock now')
    find(BUTTON, '^New vault')
    press('^Halden Labs')
    fill('^Passphrase', PASSPHRASE)
    press('^Unlock$')
    find(LINK, '^Controls')
    tell('it is locked, and opened again with the passphrase')


def sandbox(window):
    """Of the process that draws the page: no system calls but a few, and no other process in sight."""
    for name in os.listdir('/proc'):
        try:
            with open(f'/proc/{name}/cmdline', 'rb') as file:
                if b'--type=renderer' not in file.read():
                    continue
            with open(f'/proc/{name}/status', encoding='ascii') as file:
                status = file.read()
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            continue
        mode = re.search(r'^Seccomp:\s+(\d)', status, re.M).group(1)
        spaces = len(re.search(r'^NSpid:\s+(.*)', status, re.M).group(1).split())
        if mode != '2' or spaces < 2:
            raise Missing(f'the sandbox (seccomp {mode}, {spaces} process spaces)')
        tell(f'the page is drawn inside the sandbox (seccomp filter on, a process space of its own), as uid {os.getuid()}')
        return
    raise Missing('the process that draws the page')


def leave(window):
    window.terminate()
    try:
        code = window.wait(30)
    except subprocess.TimeoutExpired as late:
        raise Missing('the end of the app') from late
    tell(f'it ends in order when it is asked to (exit {code})')


def walk(window):
    find(BUTTON, '^New vault')
    tell('the window opens, and its accessibility tree with it')
    sandbox(window)
    subprocess.run(['import', '-window', 'root', os.path.join(HOME, 'drive-start.png')], check=False)
    make_vault()
    define_engagement()
    load_controls()
    add_evidence()
    build_package()
    lock_and_unlock()
    leave(window)


if __name__ == '__main__':
    sys.exit(main())
