"""Says of each packet that leaves by the named interface where it was meant to go, one a line.

Left out is what the system's own kernel says when an interface comes up (neighbours, routers, groups: ICMPv6).
"""

import ipaddress
import socket
import struct
import sys

EVERY_PROTOCOL = 0x0003
IPV4, IPV6 = 0x0800, 0x86DD
ICMPV6, HOP_BY_HOP = 58, 0
NAMES = {6: "tcp", 17: "udp", 1: "icmp"}

sniffer = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERY_PROTOCOL))
sniffer.bind((sys.argv[1], 0))
print("listening", flush=True)

while True:
    frame, origin = sniffer.recvfrom(65535)
    if origin[2] != socket.PACKET_OUTGOING:
        continue
    kind = struct.unpack("!H", frame[12:14])[0]
    packet = frame[14:]
    if kind == IPV4:
        protocol, rest = packet[9], packet[(packet[0] & 15) * 4 :]
        target = ipaddress.ip_address(packet[16:20])
    elif kind == IPV6:
        protocol, rest = packet[6], packet[40:]
        target = ipaddress.ip_address(packet[24:40])
        if protocol in (ICMPV6, HOP_BY_HOP):
            continue
    else:
        print(f"frame of kind {kind:#06x}", flush=True)
        continue
    port = f" port {struct.unpack('!H', rest[2:4])[0]}" if protocol in (6, 17) else ""
    print(f"{NAMES.get(protocol, protocol)} to {target}{port}", flush=True)
