-- Commits a batch: each commit wholly or not at all, the commits independent of one another.
--
-- KEYS[1]  prefix of all keys of the city; it carries the hash tag, every other key is derived from it and lies in the same slot
-- ARGV[1]  JSON: list of commits [receipt, bucket, once, docs, tallies, ledgers, parcels, dead, org, entries, units]
--            receipt  inbox entry to acknowledge, or ""        bucket, once  day and id of the once-key, or ""
--            docs     [flow, period, id, was, body, wake, open, journal]        period "", wake -1, journal 0: none
--            tallies  [ledger, index, unit, marks, dues, lineage, sums]         marks, dues: name, 0|1, …; sums: field, delta, …
--            ledgers  [ledger, roster, bitmap, units, indices, dues]
--            parcels  [account, conversation, score, body]
--            dead     body or 0                                org  1 when the tree, its people or rooms change
--            entries  [body, …] for the inbox                  units  JSON object of units by code, or 0
-- ARGV[2…] the long strings (bodies, bitmaps, journal entries); above, a number in their place is their index in ARGV
-- Returns  per commit 1 done, 0 duplicate, -1 conflict; then the version of the organisation (or -1: unchanged)

local prefix = KEYS[1]
local batch = cjson.decode(ARGV[1])
local CHUNK = 4000

local function pairsOf(map)
  local list = {}
  for key, value in pairs(map) do
    list[#list + 1] = key
    list[#list + 1] = value
  end
  return list
end

local function send(list, ...)
  for first = 1, #list, CHUNK do
    local words = { ... }
    for i = first, math.min(first + CHUNK - 1, #list) do
      words[#words + 1] = list[i]
    end
    redis.call(unpack(words))
  end
end

local function bucketOf(map, key)
  map[key] = map[key] or {}
  return map[key]
end

local function ask(command, key, members, each)
  for first = 1, #members, CHUNK do
    local last = math.min(first + CHUNK - 1, #members)
    for i, reply in ipairs(redis.call(command, key, unpack(members, first, last))) do
      each(members[first + i - 1], reply)
    end
  end
end

local function keyOf(doc)
  return doc[2] == '' and doc[1] or doc[1] .. ':' .. doc[2]
end

-- What is there now: versions of the documents, once-keys already used.
local versions, used, wanted, asked = {}, {}, {}, {}
for _, commit in ipairs(batch) do
  if commit[3] ~= '' then
    table.insert(bucketOf(asked, commit[2]), commit[3])
  end
  for _, doc in ipairs(commit[4]) do
    table.insert(bucketOf(wanted, keyOf(doc)), doc[3])
  end
end
for key, ids in pairs(wanted) do
  local known = bucketOf(versions, key)
  ask('HMGET', prefix .. ':d:' .. key, ids, function(id, body)
    known[id] = body and tonumber(string.match(body, '^(%d+)|')) or 0
  end)
end
for bucket, ids in pairs(asked) do
  local seen = bucketOf(used, bucket)
  ask('SMISMEMBER', prefix .. ':once:' .. bucket, ids, function(id, flag) seen[id] = flag == 1 end)
end

-- What will be there: collected here, written in few commands at the end.
local bodies, journal, wakes, opened, dues, sums, marks, names = {}, {}, {}, {}, {}, {}, {}, {}
local boxes, rooms, once, receipts = {}, {}, {}, {}
local org = 0

local function openLedger(ledger)
  local key = prefix .. ':l:' .. ledger[1]
  local first = redis.call('HSETNX', key, 'roster', ledger[2]) == 1
  local before = key .. ':x'
  local fresh = {}
  for i, unit in ipairs(ledger[4]) do
    local index = ledger[5][i]
    if first or redis.call('GETBIT', before, index) == 0 then
      fresh[#fresh + 1] = index
      fresh[#fresh + 1] = unit
    end
  end
  if first then
    redis.call('SET', before, ARGV[ledger[3]])
  else
    for i = 1, #fresh, 2 do
      redis.call('SETBIT', before, fresh[i], 1)
    end
  end
  for _, due in ipairs(ledger[6]) do
    redis.call('HSET', key, 'd:' .. due, 1)
    send(fresh, 'ZADD', key .. ':due:' .. due)
  end
end

local function count(tally)
  local ledger, index, unit = tally[1], tally[2], tally[3]
  local name = bucketOf(names, ledger)
  for i = 1, #tally[4], 2 do
    name['m:' .. tally[4][i]] = 1
    if index >= 0 then
      bucketOf(marks, ledger .. ':m:' .. tally[4][i])[index] = tally[4][i + 1]
    end
  end
  for i = 1, #tally[5], 2 do
    if index >= 0 then
      bucketOf(dues, ledger .. ':due:' .. tally[5][i])[unit] = tally[5][i + 1] == 1 and index or false
    end
  end
  local sum = bucketOf(sums, ledger)
  for i = 1, #tally[7], 2 do
    name['f:' .. tally[7][i]] = 1
    for _, node in ipairs(tally[6]) do
      local field = node .. '.' .. tally[7][i]
      sum[field] = (sum[field] or 0) + tally[7][i + 1]
    end
  end
end

local function write(doc)
  local key, id, was = keyOf(doc), doc[3], doc[4]
  local version = was + 1
  versions[key][id] = version
  bucketOf(bodies, key)[id] = version .. '|' .. ARGV[doc[5]]
  -- A new document has nothing to be taken out of.
  local member = doc[1] .. '\31' .. doc[2] .. '\31' .. id
  if was > 0 or doc[6] >= 0 then
    wakes[member] = doc[6] >= 0 and doc[6] or false
  end
  if was > 0 or doc[7] == 1 then
    bucketOf(opened, doc[1])[member] = doc[7] == 1
  end
  if doc[8] > 0 then
    bucketOf(journal, key)[id .. '#' .. version] = ARGV[doc[8]]
  end
end

local function verdict(commit)
  if commit[3] ~= '' and used[commit[2]][commit[3]] then
    return 0
  end
  for _, doc in ipairs(commit[4]) do
    if versions[keyOf(doc)][doc[3]] ~= doc[4] then
      return -1
    end
  end
  return 1
end

local results = {}
for n, commit in ipairs(batch) do
  local result = verdict(commit)
  results[n] = result
  if result >= 0 and commit[1] ~= '' then
    receipts[#receipts + 1] = commit[1]
  end
  if result == 1 then
    if commit[3] ~= '' then
      used[commit[2]][commit[3]] = true
      table.insert(bucketOf(once, commit[2]), commit[3])
    end
    for _, doc in ipairs(commit[4]) do write(doc) end
    for _, ledger in ipairs(commit[6]) do openLedger(ledger) end
    for _, tally in ipairs(commit[5]) do count(tally) end
    for _, parcel in ipairs(commit[7]) do
      table.insert(bucketOf(boxes, parcel[1] .. ':q:' .. parcel[2]), ARGV[parcel[4]])
      local queue = bucketOf(rooms, parcel[1])
      queue[parcel[2]] = math.min(queue[parcel[2]] or parcel[3], parcel[3])
    end
    if commit[8] > 0 then
      redis.call('XADD', prefix .. ':dead', '*', 'd', ARGV[commit[8]])
    end
    org = org + commit[9]
    for _, entry in ipairs(commit[10]) do
      redis.call('XADD', prefix .. ':inbox', '*', 'e', ARGV[entry])
    end
    if commit[11] > 0 then send(pairsOf(cjson.decode(ARGV[commit[11]])), 'HSET', prefix .. ':units') end
  else
    -- Later commits of the batch were decided on what this one was to write.
    for _, doc in ipairs(commit[4]) do versions[keyOf(doc)][doc[3]] = false end
  end
end

for key, map in pairs(bodies) do send(pairsOf(map), 'HSET', prefix .. ':d:' .. key) end
for key, map in pairs(journal) do send(pairsOf(map), 'HSET', prefix .. ':j:' .. key) end
for ledger, map in pairs(names) do
  if next(map) then send(pairsOf(map), 'HSET', prefix .. ':l:' .. ledger) end
end

local function split(map)
  local on, off = {}, {}
  for member, score in pairs(map) do
    if score then
      on[#on + 1] = score
      on[#on + 1] = member
    else
      off[#off + 1] = member
    end
  end
  return on, off
end

local on, off = split(wakes)
send(on, 'ZADD', prefix .. ':wake')
send(off, 'ZREM', prefix .. ':wake')
for key, map in pairs(dues) do
  on, off = split(map)
  send(on, 'ZADD', prefix .. ':l:' .. key)
  send(off, 'ZREM', prefix .. ':l:' .. key)
end
for flow, map in pairs(opened) do
  local yes, no = {}, {}
  for member, is in pairs(map) do table.insert(is and yes or no, member) end
  send(yes, 'SADD', prefix .. ':open:' .. flow)
  send(no, 'SREM', prefix .. ':open:' .. flow)
end
for key, map in pairs(marks) do
  local words = {}
  for index, bit in pairs(map) do
    for _, word in ipairs({ 'SET', 'u1', index, bit }) do table.insert(words, word) end
  end
  send(words, 'BITFIELD', prefix .. ':l:' .. key)
end
for ledger, map in pairs(sums) do
  for field, delta in pairs(map) do
    if delta ~= 0 then redis.call('HINCRBY', prefix .. ':l:' .. ledger .. ':s', field, delta) end
  end
end
for key, list in pairs(boxes) do send(list, 'RPUSH', prefix .. ':o:' .. key) end
for account, map in pairs(rooms) do send((split(map)), 'ZADD', prefix .. ':o:' .. account .. ':rooms', 'LT') end
for bucket, ids in pairs(once) do
  send(ids, 'SADD', prefix .. ':once:' .. bucket)
  redis.call('EXPIRE', prefix .. ':once:' .. bucket, 691200)
end
send(receipts, 'XACK', prefix .. ':inbox', 'workers')
send(receipts, 'XDEL', prefix .. ':inbox')

results[#results + 1] = org > 0 and redis.call('INCRBY', prefix .. ':org', org) or -1
return results
