-- Takes sent parcels out of their mailboxes and puts each conversation back in line by what is left. A script of its own because
-- commit.lua may add to a mailbox at any moment: reading what is left and deciding its place must be one step.
--
-- KEYS[1]  prefix of the account's outbox, with the hash tag
-- ARGV     conversation, number of parcels, parcels as they stand in the mailbox, conversation, …
-- Returns  number of conversations that still wait

local prefix = KEYS[1]
local waiting = 0
local i = 1
while i <= #ARGV do
  local conversation, count = ARGV[i], tonumber(ARGV[i + 1])
  local box = prefix .. ':q:' .. conversation
  for n = 1, count do
    redis.call('LREM', box, 1, ARGV[i + 1 + n])
  end
  i = i + 2 + count
  local best
  for _, parcel in ipairs(redis.call('LRANGE', box, 0, -1)) do
    local rank = tonumber(string.match(parcel, '^(%d+)|'))
    if not best or rank < best then
      best = rank
    end
  end
  redis.call('HDEL', prefix .. ':doubts', conversation)
  if best then
    redis.call('ZADD', prefix .. ':rooms', best, conversation)
    waiting = waiting + 1
  else
    redis.call('ZREM', prefix .. ':rooms', conversation)
  end
end
return waiting
