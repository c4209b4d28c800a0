throw new Error('wechaty-puppet-wechat4u is not installed: see "Using another puppet" in README.md');
