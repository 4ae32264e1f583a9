#!/usr/bin/env python3
"""Makes civil-table.json, the table of expected moments that civil-table.test.ts holds the calendar to.

    python3 tests/engine/calendar/civil-table.py > tests/engine/calendar/civil-table.json

An independent implementation: Python's zoneinfo and datetime, and plain search where a rule speaks of a first moment.
It shares no code, library or data file with the calendar. Years are past wherever a government changes its mind often.
"""
import json
import os
import sys
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone

ZONES = {
    # Europe
    'Europe/London': 2025, 'Europe/Dublin': 2025, 'Europe/Lisbon': 2026, 'Europe/Berlin': 2026, 'Europe/Madrid': 2025,
    'Europe/Athens': 2025, 'Europe/Helsinki': 2024, 'Europe/Kyiv': 2024, 'Europe/Chisinau': 2024, 'Europe/Moscow': 2014,
    'Europe/Istanbul': 2015, 'Europe/Volgograd': 2018, 'Atlantic/Azores': 2025, 'Atlantic/Reykjavik': 2025,
    # The Americas: midnights that do not exist in Havana, Santiago, Asuncion and Sao Paulo
    'America/St_Johns': 2025, 'America/Halifax': 2025, 'America/New_York': 2026, 'America/Toronto': 2025, 'America/Chicago': 2025,
    'America/Regina': 2025, 'America/Denver': 2025, 'America/Phoenix': 2025, 'America/Los_Angeles': 2026, 'America/Anchorage': 2025,
    'America/Mexico_City': 2022, 'America/Tijuana': 2025, 'America/Havana': 2025, 'America/Caracas': 2016, 'America/Bogota': 2025,
    'America/Lima': 2025, 'America/Asuncion': 2023, 'America/Santiago': 2023, 'America/Sao_Paulo': 2018, 'America/Montevideo': 2014,
    'America/Argentina/Buenos_Aires': 2008, 'America/Nuuk': 2022, 'America/Scoresbysund': 2023, 'America/Miquelon': 2025,
    'Pacific/Honolulu': 2025, 'Pacific/Easter': 2023,
    # Africa: two changes more around Ramadan in Casablanca and Cairo
    'Africa/Cairo': 2024, 'Africa/Casablanca': 2024, 'Africa/El_Aaiun': 2023, 'Africa/Juba': 2021, 'Africa/Khartoum': 2017,
    'Africa/Lagos': 2025, 'Africa/Johannesburg': 2025, 'Africa/Nairobi': 2025, 'Africa/Windhoek': 2017,
    # Asia: half and quarter hours, and midnights that do not exist in Beirut, Amman, Damascus and Tehran
    'Asia/Beirut': 2024, 'Asia/Jerusalem': 2024, 'Asia/Gaza': 2022, 'Asia/Amman': 2021, 'Asia/Damascus': 2021, 'Asia/Tehran': 2021,
    'Asia/Baku': 2015, 'Asia/Kabul': 2025, 'Asia/Karachi': 2009, 'Asia/Kolkata': 2025, 'Asia/Kathmandu': 2025, 'Asia/Dhaka': 2009,
    'Asia/Yangon': 2025, 'Asia/Almaty': 2024, 'Asia/Ulaanbaatar': 2016, 'Asia/Pyongyang': 2018, 'Asia/Shanghai': 2025,
    'Asia/Tokyo': 2025, 'Asia/Singapore': 2025,
    # Oceania: half an hour in Lord Howe, skipped days in Apia, Fakaofo, Kwajalein and Kiritimati
    'Australia/Lord_Howe': 2025, 'Australia/Sydney': 2026, 'Australia/Adelaide': 2025, 'Australia/Darwin': 2025, 'Australia/Eucla': 2025,
    'Australia/Brisbane': 2025, 'Australia/Perth': 2008, 'Pacific/Auckland': 2025, 'Pacific/Chatham': 2025, 'Pacific/Norfolk': 2025,
    'Pacific/Fiji': 2018, 'Pacific/Tongatapu': 2016, 'Pacific/Apia': 2011, 'Pacific/Fakaofo': 2011, 'Pacific/Kwajalein': 1993,
    'Pacific/Kiritimati': 1994, 'Pacific/Marquesas': 2025, 'Antarctica/Troll': 2025, 'UTC': 2025,
}
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Clock:
    """The clocks of one zone."""

    def __init__(self, zone):
        self.zone = zoneinfo.ZoneInfo(zone)

    def wall(self, at):
        return at.astimezone(self.zone).replace(tzinfo=None)

    def moment(self, wall, second=False):
        """When the clocks show that: the first time, or the second; forward by the gap when they never do (PEP 495, fold)."""
        return wall.replace(tzinfo=self.zone, fold=1 if second else 0).astimezone(timezone.utc)

    def exists(self, day):
        noon = datetime.combine(day, time(12))
        return self.wall(self.moment(noon)) == noon

    def first_moment(self, begin, holds):
        """The first full minute from `begin` on of which that is true."""
        at = begin
        while not holds(at):
            at += MINUTE
        return at

    def changes(self, year):
        """Clock changes of a year as (moment, wall before, wall after)."""
        found, at = [], datetime(year, 1, 1, tzinfo=timezone.utc)
        while at.year == year:
            later = at + timedelta(hours=1)
            if self.shift(later) != self.shift(at):
                change = self.first_moment(at, lambda moment: self.shift(moment) != self.shift(at))
                found.append((change, self.wall(change - MINUTE) + MINUTE, self.wall(change)))
            at = later
        return found

    def shift(self, at):
        return at.astimezone(self.zone).utcoffset()


def text(at):
    return at.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%MZ')


def hhmm(wall):
    return wall.strftime('%H:%M')


def days_later(clock, start, days, at=None):
    wall = clock.wall(start)
    end = clock.moment(datetime.combine(wall.date() + days * DAY, at or wall.time()))
    return end if end >= start else clock.moment(datetime.combine(wall.date() + (days + 1) * DAY, at))


def working_days_later(clock, start, days):
    """For a start within the hours of work, Monday to Friday."""
    day = clock.wall(start).date()
    while days > 0:
        day += DAY
        if day.weekday() < 5 and clock.exists(day):
            days -= 1
    return clock.moment(datetime.combine(day, clock.wall(start).time()))


def night_hours_later(clock, start, hours):
    """Counts minutes whose wall time is of the night, from 22:00 to 06:00."""
    left, at = hours * 60, start
    while left > 0:
        if clock.wall(at).hour >= 22 or clock.wall(at).hour < 6:
            left -= 1
        at += MINUTE
    return at


def in_window(clock, asked, opens, closes):
    day = clock.wall(asked).date()
    while True:
        begin, end = clock.moment(datetime.combine(day, opens)), clock.moment(datetime.combine(day, closes))
        if clock.wall(begin).date() == day and asked < end and begin < end:
            return max(asked, begin)
        day += DAY


def rows_of(zone, year):
    clock = Clock(zone)
    changes = clock.changes(year)
    forward = max((c for c in changes if c[2] > c[1]), key=lambda c: c[2] - c[1], default=None)
    back = max((c for c in changes if c[2] < c[1]), key=lambda c: c[1] - c[2], default=None)
    # Without a change, the same questions about days on which others have one.
    missing = forward[1] + (forward[2] - forward[1]) / 2 if forward else datetime(year, 3, 30, 2, 30)
    doubled = back[2] + (back[1] - back[2]) / 2 if back else datetime(year, 10, 26, 2, 30)
    rows = []

    def add(rule, question, answer):
        rows.append([rule, question, text(answer), clock.wall(answer).strftime('%Y-%m-%d %H:%M')])

    def wait(rule, wall, amount, unit, at=None, second=False):
        start = clock.moment(wall, second)
        if unit == 'hours':
            answer = start + timedelta(hours=amount)
        elif unit == 'workingDays':
            answer = working_days_later(clock, start, amount)
        elif unit == 'nightHours':
            answer = night_hours_later(clock, start, amount)
        else:
            answer = days_later(clock, start, amount * (7 if unit == 'weeks' else 1), at)
        add(rule, ['wait', text(start), amount, unit] + ([hhmm(at)] if at else []), answer)

    def on(wall, days, clock_time):
        return datetime.combine(wall.date() + days * DAY, clock_time)

    for name, change in (('forward', missing), ('back', doubled)):
        wait(f'a day over the change {name} keeps the time on the wall', on(change, -1, time(9, 15)), 1, 'days')
        wait(f'thirty hours over the change {name} are thirty hours', on(change, -1, time(20, 30)), 30, 'hours')
        wait(f'a time of day in the middle of the change {name}', on(change, -2, time(18, 45)), 2, 'days', change.time())
        wait(f'working days over the change {name}', on(change, -1 - max(0, (change - DAY).weekday() - 4), time(15, 30)), 2, 'workingDays')
        wait(f'a night of work over the change {name}', on(change, -1, time(22, 0)), 9, 'nightHours')
        event = change.date() + 14 * DAY
        add(f'fourteen days before an event, on the day of the change {name}', ['date', event.isoformat(), -14, hhmm(change)], clock.moment(change))
        noon = clock.moment(on(change, 0, time(12)))
        day = clock.wall(noon).date()
        add(f'the day of the change {name} begins', ['startOfDay', text(noon)],
            clock.first_moment(noon - timedelta(hours=15), lambda at: clock.wall(at).date() == day))
        add(f'the day of the change {name} ends', ['endOfDay', text(noon)], clock.first_moment(noon, lambda at: clock.wall(at).date() > day))
        opens, closes = change.time(), min(change + timedelta(hours=5), on(change, 0, time(23, 59))).time()
        asked = clock.moment(on(change, -1, time(23, 55)))
        add(f'a window that opens in the middle of the change {name}', ['window', text(asked), hhmm(opens), hhmm(closes)], in_window(clock, asked, opens, closes))

    wait('a day after the same time leads to the missing one', missing - DAY, 1, 'days')
    wait('a day after the same time leads to the first of the doubled one', doubled - DAY, 1, 'days')
    wait('a day after the second of the doubled time', doubled, 1, 'days', None, True)
    wait('today at a time already past is tomorrow, when it is missing', on(missing, -1, time(23, 50)), 0, 'days', missing.time())
    wait('400 days', on(missing, -1, time(17, 5)), 400, 'days')
    wait('400 days that end on the missing time', missing - 400 * DAY, 400, 'days')
    wait('weeks over both changes', on(missing, -3, time(11, 20)), 32, 'weeks')
    wait('the end of a month', datetime(year, 1, 31, 10, 10), 1, 'days')
    wait('the end of a year', datetime(year, 12, 28, 10, 10), 5, 'days', time(8, 5))
    wait('into the leap day', datetime(2024, 2, 28, 23, 40), 1, 'days')
    wait('over the leap day', datetime(2024, 2, 28, 8, 0), 366, 'days')
    return {'zone': zone, 'year': year, 'forward': text(forward[0]) if forward else None, 'back': text(back[0]) if back else None, 'rows': rows}


def data_version():
    for folder in zoneinfo.TZPATH:
        path = os.path.join(folder, 'tzdata.zi')
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                return file.readline().split()[-1]
    import tzdata
    return tzdata.IANA_VERSION


def main():
    zones = [rows_of(zone, year) for zone, year in sorted(ZONES.items())]
    head = {'madeBy': f'Python {sys.version.split()[0]} zoneinfo', 'zoneData': data_version()}
    print('{"madeBy":%s,"zoneData":%s,"zones":[' % (json.dumps(head['madeBy']), json.dumps(head['zoneData'])))
    for number, zone in enumerate(zones):
        rows = zone.pop('rows')
        print(json.dumps(zone)[:-1] + ', "rows": [')
        print(',\n'.join('  ' + json.dumps(row) for row in rows))
        print(']}' + (',' if number + 1 < len(zones) else ''))
    print(']}')


main()
