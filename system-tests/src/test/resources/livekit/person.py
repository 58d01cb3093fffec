"""Somebody in a room: joins with the token, and leaves when nobody types any more."""
import asyncio
import sys

from livekit import rtc


async def main():
    room = rtc.Room()
    await room.connect(sys.argv[1], sys.argv[2])
    print("JOINED", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await room.disconnect()
    print("LEFT", flush=True)


asyncio.run(main())
