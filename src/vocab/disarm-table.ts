/**
 * Ids and names of the DISARM Red Framework, version 1.6 (STIX bundle of 2024-11-22): what an adversary does.
 * Source: DISARM Foundation, github.com/DISARMFoundation/DISARMframeworks, licensed under Creative Commons
 * Attribution-ShareAlike 4.0 (CC BY-SA 4.0); ids and names only, unchanged. This file is offered under the
 * same licence. Its counter-measures are not carried.
 */

/** One tactic a line: id, phase, name. */
export const disarmTactics = `
TA01 P01 Plan Strategy
TA02 P01 Plan Objectives
TA05 P02 Microtarget
TA06 P02 Develop Content
TA07 P02 Select Channels and Affordances
TA08 P03 Conduct Pump Priming
TA09 P03 Deliver Content
TA10 P03 Drive Offline Activity
TA11 P03 Persist in the Information Environment
TA12 P04 Assess Effectiveness
TA13 P01 Target Audience Analysis
TA14 P02 Develop Narratives
TA15 P02 Establish Assets
TA16 P02 Establish Legitimacy
TA17 P03 Maximise Exposure
TA18 P03 Drive Online Harms
`

/** One technique a line: id, tactic, name. */
export const disarmTechniques = `
T0002 TA02 Facilitate State Propaganda
T0003 TA14 Leverage Existing Narratives
T0004 TA14 Develop Competing Narratives
T0010 TA15 Cultivate Ignorant Agents
T0014 TA15 Prepare Fundraising Campaigns
T0014.001 TA15 Raise Funds from Malign Actors
T0014.002 TA15 Raise Funds from Ignorant Agents
T0015 TA06 Create Hashtags and Search Artefacts
T0015.001 TA06 Use Existing Hashtag
T0015.002 TA06 Create New Hashtag
T0016 TA05 Create Clickbait
T0017 TA10 Conduct Fundraising
T0017.001 TA10 Conduct Crowdfunding Campaigns
T0018 TA05 Purchase Targeted Advertisements
T0020 TA08 Trial Content
T0022 TA14 Leverage Conspiracy Theory Narratives
T0022.001 TA14 Amplify Existing Conspiracy Theory Narratives
T0022.002 TA14 Develop Original Conspiracy Theory Narratives
T0023 TA06 Distort Facts
T0023.001 TA06 Reframe Context
T0023.002 TA06 Edit Open-Source Content
T0029 TA07 Online Polls
T0039 TA17 Bait Influencer
T0040 TA14 Demand Insurmountable Proof
T0042 TA08 Seed Kernel of Truth
T0044 TA08 Seed Distortions
T0045 TA08 Use Fake Experts
T0046 TA08 Use Search Engine Optimisation
T0047 TA18 Censor Social Media as a Political Force
T0048 TA18 Harass
T0048.001 TA18 Boycott/"Cancel" Opponents
T0048.002 TA18 Harass People Based on Identities
T0048.003 TA18 Threaten to Dox
T0048.004 TA18 Dox
T0049 TA17 Flood Information Space
T0049.001 TA17 Trolls Amplify and Manipulate
T0049.002 TA17 Flood Existing Hashtag
T0049.003 TA17 Bots Amplify via Automated Forwarding and Reposting
T0049.004 TA17 Utilise Spamoflauge
T0049.005 TA17 Conduct Swarming
T0049.006 TA17 Conduct Keyword Squatting
T0049.007 TA17 Inauthentic Sites Amplify News and Narratives
T0049.008 TA17 Generate Information Pollution
T0057 TA10 Organise Events
T0057.001 TA10 Pay for Physical Action
T0057.002 TA10 Conduct Symbolic Action
T0059 TA11 Play the Long Game
T0060 TA11 Continue to Amplify
T0061 TA10 Sell Merchandise
T0065 TA15 Prepare Physical Broadcast Capabilities
T0066 TA02 Degrade Adversary
T0068 TA14 Respond to Breaking News Event or Active Crisis
T0072 TA13 Segment Audiences
T0072.001 TA13 Geographic Segmentation
T0072.002 TA13 Demographic Segmentation
T0072.003 TA13 Economic Segmentation
T0072.004 TA13 Psychographic Segmentation
T0072.005 TA13 Political Segmentation
T0073 TA01 Determine Target Audiences
T0074 TA01 Determine Strategic Ends
T0074.001 TA01 Geopolitical Advantage
T0074.002 TA01 Domestic Political Advantage
T0074.003 TA01 Economic Advantage
T0074.004 TA01 Ideological Advantage
T0075 TA02 Dismiss
T0075.001 TA02 Discredit Credible Sources
T0076 TA02 Distort
T0077 TA02 Distract
T0078 TA02 Dismay
T0079 TA02 Divide
T0080 TA13 Map Target Audience Information Environment
T0080.001 TA13 Monitor Social Media Analytics
T0080.002 TA13 Evaluate Media Surveys
T0080.003 TA13 Identify Trending Topics/Hashtags
T0080.004 TA13 Conduct Web Traffic Analysis
T0080.005 TA13 Assess Degree/Type of Media Access
T0081 TA13 Identify Social and Technical Vulnerabilities
T0081.001 TA13 Find Echo Chambers
T0081.002 TA13 Identify Data Voids
T0081.003 TA13 Identify Existing Prejudices
T0081.004 TA13 Identify Existing Fissures
T0081.005 TA13 Identify Existing Conspiracy Narratives/Suspicions
T0081.006 TA13 Identify Wedge Issues
T0081.007 TA13 Identify Target Audience Adversaries
T0081.008 TA13 Identify Media System Vulnerabilities
T0082 TA14 Develop New Narratives
T0083 TA14 Integrate Target Audience Vulnerabilities into Narrative
T0084 TA06 Reuse Existing Content
T0084.001 TA06 Use Copypasta
T0084.002 TA06 Plagiarise Content
T0084.003 TA06 Deceptively Labelled or Translated
T0084.004 TA06 Appropriate Content
T0085 TA06 Develop Text-Based Content
T0085.001 TA06 Develop AI-Generated Text
T0085.003 TA06 Develop Inauthentic News Articles
T0085.004 TA06 Develop Document
T0085.005 TA06 Develop Book
T0085.006 TA06 Develop Opinion Article
T0085.007 TA06 Create Fake Research
T0085.008 TA06 Machine Translated Text
T0086 TA06 Develop Image-Based Content
T0086.001 TA06 Develop Memes
T0086.002 TA06 Develop AI-Generated Images (Deepfakes)
T0086.003 TA06 Deceptively Edit Images (Cheap Fakes)
T0086.004 TA06 Aggregate Information into Evidence Collages
T0087 TA06 Develop Video-Based Content
T0087.001 TA06 Develop AI-Generated Videos (Deepfakes)
T0087.002 TA06 Deceptively Edit Video (Cheap Fakes)
T0088 TA06 Develop Audio-Based Content
T0088.001 TA06 Develop AI-Generated Audio (Deepfakes)
T0088.002 TA06 Deceptively Edit Audio (Cheap Fakes)
T0089 TA06 Obtain Private Documents
T0089.001 TA06 Obtain Authentic Documents
T0089.003 TA06 Alter Authentic Documents
T0091 TA15 Recruit Malign Actors
T0091.001 TA15 Recruit Contractors
T0091.002 TA15 Recruit Partisans
T0091.003 TA15 Enlist Troll Accounts
T0092 TA15 Build Network
T0092.001 TA15 Create Organisations
T0092.002 TA15 Use Follow Trains
T0092.003 TA15 Create Community or Sub-Group
T0093 TA15 Acquire/Recruit Network
T0093.001 TA15 Fund Proxies
T0093.002 TA15 Acquire Botnets
T0094 TA15 Infiltrate Existing Networks
T0094.001 TA15 Identify Susceptible Targets in Networks
T0094.002 TA15 Utilise Butterfly Attacks
T0095 TA15 Develop Owned Media Assets
T0096 TA15 Leverage Content Farms
T0096.001 TA15 Create Content Farms
T0096.002 TA15 Outsource Content Creation to External Organisations
T0097 TA16 Present Persona
T0097.100 TA16 Individual Persona
T0097.101 TA16 Local Persona
T0097.102 TA16 Journalist Persona
T0097.103 TA16 Activist Persona
T0097.104 TA16 Hacktivist Persona
T0097.105 TA16 Military Personnel Persona
T0097.106 TA16 Recruiter Persona
T0097.107 TA16 Researcher Persona
T0097.108 TA16 Expert Persona
T0097.109 TA16 Romantic Suitor Persona
T0097.110 TA16 Party Official Persona
T0097.111 TA16 Government Official Persona
T0097.112 TA16 Government Employee Persona
T0097.200 TA16 Institutional Persona
T0097.201 TA16 Local Institution Persona
T0097.202 TA16 News Outlet Persona
T0097.203 TA16 Fact Checking Organisation Persona
T0097.204 TA16 Think Tank Persona
T0097.205 TA16 Business Persona
T0097.206 TA16 Government Institution Persona
T0097.207 TA16 NGO Persona
T0097.208 TA16 Social Cause Persona
T0098 TA16 Establish Inauthentic News Sites
T0098.001 TA16 Create Inauthentic News Sites
T0098.002 TA16 Leverage Existing Inauthentic News Sites
T0100 TA16 Co-Opt Trusted Sources
T0100.001 TA16 Co-Opt Trusted Individuals
T0100.002 TA16 Co-Opt Grassroots Groups
T0100.003 TA16 Co-Opt Influencers
T0101 TA05 Create Localised Content
T0102 TA05 Leverage Echo Chambers/Filter Bubbles
T0102.001 TA05 Use Existing Echo Chambers/Filter Bubbles
T0102.002 TA05 Create Echo Chambers/Filter Bubbles
T0102.003 TA05 Exploit Data Voids
T0107 TA07 Bookmarking and Content Curation
T0109 TA07 Consumer Review Networks
T0110 TA07 Formal Diplomatic Channels
T0111 TA07 Traditional Media
T0111.001 TA07 TV
T0111.002 TA07 Newspaper
T0111.003 TA07 Radio
T0113 TA15 Employ Commercial Analytic Firms
T0114 TA09 Deliver Ads
T0114.001 TA09 Social Media
T0114.002 TA09 Traditional Media
T0115 TA09 Post Content
T0115.001 TA09 Share Memes
T0115.002 TA09 Post Violative Content to Provoke Takedown and Backlash
T0115.003 TA09 One-Way Direct Posting
T0116 TA09 Comment or Reply on Content
T0116.001 TA09 Post Inauthentic Social Media Comment
T0117 TA09 Attract Traditional Media
T0118 TA17 Amplify Existing Narrative
T0119 TA17 Cross-Posting
T0119.001 TA17 Post across Groups
T0119.002 TA17 Post across Platform
T0119.003 TA17 Post across Disciplines
T0120 TA17 Incentivize Sharing
T0120.001 TA17 Use Affiliate Marketing Programmes
T0120.002 TA17 Use Contests and Prizes
T0121 TA17 Manipulate Platform Algorithm
T0121.001 TA17 Bypass Content Blocking
T0122 TA17 Direct Users to Alternative Platforms
T0123 TA18 Control Information Environment through Offensive Cyberspace Operations
T0123.001 TA18 Delete Opposing Content
T0123.002 TA18 Block Content
T0123.003 TA18 Destroy Information Generation Capabilities
T0123.004 TA18 Conduct Server Redirect
T0124 TA18 Suppress Opposition
T0124.001 TA18 Report Non-Violative Opposing Content
T0124.002 TA18 Goad People into Harmful Action (Stop Hitting Yourself)
T0124.003 TA18 Exploit Platform TOS/Content Moderation
T0125 TA18 Platform Filtering
T0126 TA10 Encourage Attendance at Events
T0126.001 TA10 Call to Action to Attend
T0126.002 TA10 Facilitate Logistics or Support for Attendance
T0127 TA10 Physical Violence
T0127.001 TA10 Conduct Physical Violence
T0127.002 TA10 Encourage Physical Violence
T0128 TA11 Conceal Information Assets
T0128.001 TA11 Use Pseudonyms
T0128.002 TA11 Conceal Network Identity
T0128.003 TA11 Distance Reputable Individuals from Operation
T0128.004 TA11 Launder Information Assets
T0128.005 TA11 Change Names of Information Assets
T0129 TA11 Conceal Operational Activity
T0129.001 TA11 Conceal Network Identity
T0129.002 TA11 Generate Content Unrelated to Narrative
T0129.003 TA11 Break Association with Content
T0129.004 TA11 Delete URLs
T0129.005 TA11 Coordinate on Encrypted/Closed Networks
T0129.006 TA11 Deny Involvement
T0129.007 TA11 Delete Accounts/Account Activity
T0129.009 TA11 Remove Post Origins
T0129.010 TA11 Misattribute Activity
T0130 TA11 Conceal Infrastructure
T0130.001 TA11 Conceal Sponsorship
T0130.002 TA11 Utilise Bulletproof Hosting
T0130.003 TA11 Use Shell Organisations
T0130.004 TA11 Use Cryptocurrency
T0130.005 TA11 Obfuscate Payment
T0131 TA11 Exploit TOS/Content Moderation
T0131.001 TA11 Legacy Web Content
T0131.002 TA11 Post Borderline Content
T0132 TA12 Measure Performance
T0132.001 TA12 People Focused
T0132.002 TA12 Content Focused
T0132.003 TA12 View Focused
T0133 TA12 Measure Effectiveness
T0133.001 TA12 Behaviour Changes
T0133.002 TA12 Content
T0133.003 TA12 Awareness
T0133.004 TA12 Knowledge
T0133.005 TA12 Action/Attitude
T0134 TA12 Measure Effectiveness Indicators (or KPIs)
T0134.001 TA12 Message Reach
T0134.002 TA12 Social Media Engagement
T0135 TA02 Undermine
T0135.001 TA02 Smear
T0135.002 TA02 Thwart
T0135.003 TA02 Subvert
T0135.004 TA02 Polarise
T0136 TA02 Cultivate Support
T0136.001 TA02 Defend Reputaton
T0136.002 TA02 Justify Action
T0136.003 TA02 Energise Supporters
T0136.004 TA02 Boost Reputation
T0136.005 TA02 Cultvate Support for Initiative
T0136.006 TA02 Cultivate Support for Ally
T0136.007 TA02 Recruit Members
T0136.008 TA02 Increase Prestige
T0137 TA02 Make Money
T0137.001 TA02 Generate Ad Revenue
T0137.002 TA02 Scam
T0137.003 TA02 Raise Funds
T0137.004 TA02 Sell Items under False Pretences
T0137.005 TA02 Extort
T0137.006 TA02 Manipulate Stocks
T0138 TA02 Motivate to Act
T0138.001 TA02 Encourage
T0138.002 TA02 Provoke
T0138.003 TA02 Compel
T0139 TA02 Dissuade from Acting
T0139.001 TA02 Discourage
T0139.002 TA02 Silence
T0139.003 TA02 Deter
T0140 TA02 Cause Harm
T0140.001 TA02 Defame
T0140.002 TA02 Intimidate
T0140.003 TA02 Spread Hate
T0143 TA16 Persona Legitimacy
T0143.001 TA16 Authentic Persona
T0143.002 TA16 Fabricated Persona
T0143.003 TA16 Impersonated Persona
T0143.004 TA16 Parody Persona
T0144 TA16 Persona Legitimacy Evidence
T0144.001 TA16 Present Persona across Platforms
T0144.002 TA16 Persona Template
T0145 TA15 Establish Account Imagery
T0145.001 TA15 Copy Account Imagery
T0145.002 TA15 AI-Generated Account Imagery
T0145.003 TA15 Animal Account Imagery
T0145.004 TA15 Scenery Account Imagery
T0145.005 TA15 Illustrated Character Account Imagery
T0145.006 TA15 Attractive Person Account Imagery
T0145.007 TA15 Stock Image Account Imagery
T0146 TA15 Account Asset
T0146.001 TA15 Free Account Asset
T0146.002 TA15 Paid Account Asset
T0146.003 TA15 Verified Account Asset
T0146.004 TA15 Administrator Account Asset
T0146.005 TA15 Lookalike Account ID
T0146.006 TA15 Open Access Platform
T0146.007 TA15 Automated Account Asset
T0147 TA15 Software Asset
T0147.001 TA15 Game Asset
T0147.002 TA15 Game Mod Asset
T0147.003 TA15 Malware Asset
T0147.004 TA15 Mobile App Asset
T0148 TA15 Financial Instrument
T0148.001 TA15 Online Banking Platform
T0148.002 TA15 Bank Account Asset
T0148.003 TA15 Payment Processing Platform
T0148.004 TA15 Payment Processing Capability
T0148.005 TA15 Subscription Processing Capability
T0148.006 TA15 Crowdfunding Platform
T0148.007 TA15 eCommerce Platform
T0148.008 TA15 Cryptocurrency Exchange Platform
T0148.009 TA15 Cryptocurrency Wallet
T0149 TA15 Online Infrastructure
T0149.001 TA15 Domain Asset
T0149.002 TA15 Email Domain Asset
T0149.003 TA15 Lookalike Domain
T0149.004 TA15 Redirecting Domain Asset
T0149.005 TA15 Server Asset
T0149.006 TA15 IP Address Asset
T0149.007 TA15 VPN Asset
T0149.008 TA15 Proxy IP Address Asset
T0149.009 TA15 Internet Connected Physical Asset
T0150 TA15 Asset Origin
T0150.001 TA15 Newly Created Asset
T0150.002 TA15 Dormant Asset
T0150.003 TA15 Pre-Existing Asset
T0150.004 TA15 Repurposed Asset
T0150.005 TA15 Compromised Asset
T0150.006 TA15 Purchased Asset
T0150.007 TA15 Rented Asset
T0150.008 TA15 Bulk Created Asset
T0151 TA07 Digital Community Hosting Asset
T0151.001 TA07 Social Media Platform
T0151.002 TA07 Online Community Group
T0151.003 TA07 Online Community Page
T0151.004 TA07 Chat Platform
T0151.005 TA07 Chat Community Server
T0151.006 TA07 Chat Room
T0151.007 TA07 Chat Broadcast Group
T0151.008 TA07 Microblogging Platform
T0151.009 TA07 Legacy Online Forum Platform
T0151.010 TA07 Community Forum Platform
T0151.011 TA07 Community Sub-Forum
T0151.012 TA07 Image Board Platform
T0151.013 TA07 Question and Answer Platform
T0151.014 TA07 Comments Section
T0151.015 TA07 Online Game Platform
T0151.016 TA07 Online Game Session
T0151.017 TA07 Dating Platform
T0152 TA07 Digital Content Hosting Asset
T0152.001 TA07 Blogging Platform
T0152.002 TA07 Blog Asset
T0152.003 TA07 Website Hosting Platform
T0152.004 TA07 Website Asset
T0152.005 TA07 Paste Platform
T0152.006 TA07 Video Platform
T0152.007 TA07 Audio Platform
T0152.008 TA07 Live Streaming Platform
T0152.009 TA07 Software Delivery Platform
T0152.010 TA07 File Hosting Platform
T0152.011 TA07 Wiki Platform
T0152.012 TA07 Subscription Service Platform
T0153 TA07 Digital Content Delivery Asset
T0153.001 TA07 Email Platform
T0153.002 TA07 Link Shortening Platform
T0153.003 TA07 Shortened Link Asset
T0153.004 TA07 QR Code Asset
T0153.005 TA07 Online Advertising Platform
T0153.006 TA07 Content Recommendation Algorithm
T0153.007 TA07 Direct Messaging
T0154 TA07 Digital Content Creation Asset
T0154.001 TA07 AI LLM Platform
T0154.002 TA07 AI Media Platform
T0155 TA07 Gated Asset
T0155.001 TA07 Password Gated Asset
T0155.002 TA07 Invite Gated Asset
T0155.003 TA07 Approval Gated Asset
T0155.004 TA07 Geoblocked Asset
T0155.005 TA07 Paid Access Asset
T0155.006 TA07 Subscription Access Asset
T0155.007 TA07 Encrypted Communication Channel
`
