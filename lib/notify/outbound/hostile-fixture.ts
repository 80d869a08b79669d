/** Addresses that lead, or may lead, to where no webhook should. PORT is one on which somebody listens. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  // This machine, by all its names.
  ...["https://127.0.0.1/", "https://127.0.0.1:PORT/", "http://127.0.0.1:PORT/", "https://127.1/", "https://127.0.1/"],
  ...[
    "https://localhost/",
    "https://localhost:PORT/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://a.localhost/",
  ],
  ...[
    "https://0.0.0.0/",
    "https://0/",
    "https://[::]/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::1]:8443/",
  ],
  // The same in other spellings.
  ...["https://2130706433/", "https://0x7f000001/", "https://0x7f.0x0.0x0.0x1/", "https://017700000001/"],
  ...[
    "https://0177.0.0.1/",
    "https://127.0.0.1./",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://%31%32%37.0.0.1/",
  ],
  ...["https://134744072/", "https://0x08080808/", "https://010.8.8.8/", "https://8.8.2056/", "https://８.８.８.８/"],
  // Another address inside.
  ...[
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://[::127.0.0.1]/",
  ],
  ...["https://[64:ff9b::7f00:1]/", "https://[64:ff9b:1::a00:1]/", "https://[2002:7f00:1::]/", "https://[2001::1]/"],
  // Networks around it, and clouds' metadata.
  ...["https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://100.64.0.1/", "https://198.18.0.1/"],
  ...[
    "https://169.254.169.254/latest/meta-data/",
    "https://100.100.100.200/",
    "https://168.63.129.16/",
    "https://192.0.0.192/",
  ],
  ...[
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://[ff02::1]/",
    "https://224.0.0.1/",
  ],
  ...["https://metadata.google.internal/", "https://printer.local/", "https://intranet/", "https://router.lan/"],
  ...["https://nas.home.arpa/", "https://hooks.example.org./", "https://broadcasthost/", "https://255.255.255.255/"],
  // Not the protocol, the port, or the form.
  ...[
    "http://8.8.8.8/",
    "http://hooks.example.org/",
    "ftp://hooks.example.org/",
    "file:///etc/passwd",
    "gopher://a.example.org/",
  ],
  ...[
    "https://hooks.example.org:22/",
    "https://hooks.example.org:25/",
    "https://hooks.example.org:6379/",
    "https://8.8.8.8:PORT/",
  ],
  ...[
    "https://user@hooks.example.org/",
    "https://hooks.example.org@127.0.0.1/",
    "https://127.0.0.1#@hooks.example.org/",
  ],
  ...["https://hooks.example.org:443@127.0.0.1/", "https:\\\\127.0.0.1/", "https://127.0.0.1\\@hooks.example.org/"],
  ...[
    "https://hooks.example.org\r\nHost: 127.0.0.1/",
    "https://hooks.example.org/ x",
    "https://\t127.0.0.1/",
    "//127.0.0.1/",
  ],
  ...["javascript:alert(1)", "data:text/plain,x", "", "https://", "https:///127.0.0.1/", "blob:https://127.0.0.1/1"],
  `https://hooks.example.org/${"a".repeat(2000)}`,
];

/** What a name may lead to: one private address among them is enough. */
export const HOSTILE_NAMES: readonly (readonly [string, ...string[]])[] = [
  ["127.0.0.1"],
  ["93.184.215.14", "127.0.0.1"],
  ["93.184.215.14", "2606:4700::1111", "169.254.169.254"],
  ["10.1.2.3"],
  ["::1"],
  ["::ffff:10.0.0.1"],
  ["64:ff9b::a9fe:a9fe"],
  ["2002:c0a8:101::1"],
  ["fe80::1%lo"],
  ["100.64.1.1"],
  ["0.0.0.0"],
  ["fd00::1"],
];
